/** Commands on the map itself. */
import type { JourneyDoc } from '@journeyboard/doc'
import { MAP_ID, type MapRecord } from '@journeyboard/model'

const LABELS = { state: 'Change state of the map', owner: 'Change owner', reviewBy: 'Change review date' } as const

/** Sets what is not a text of the map; `reviewBy` is an ISO day or empty. */
export function setMap<K extends keyof typeof LABELS>(doc: JourneyDoc, field: K, value: MapRecord[K]): void {
  doc.change(LABELS[field], (changes) => changes.set('map', MAP_ID, field, value))
}
