/** Maps on a server without a page: how most browser tests begin. */
import { encodeJourney, readJourney } from '@journeyboard/doc'
import type { Journey, JourneyRecords } from '@journeyboard/model'
import { templates } from '@journeyboard/model/templates'
import { type CreatedMap, PATHS } from '@journeyboard/protocol'
import * as Y from 'yjs'

export type TemplateId = 'blank' | 'customer-journey' | 'service-blueprint' | 'b2b-account-journey'

/** Fresh records of a template. Throws when there is none with this id. */
export function recordsOfTemplate(id: TemplateId): JourneyRecords {
  const template = templates.find((one) => one.id === id)
  if (!template) throw new Error(`There is no template ${id}, only ${templates.map((one) => one.id).join(', ')}.`)
  return template.create()
}

/** Puts a new map onto the server; gives the address of its page. */
export async function createMap(server: string, records: JourneyRecords): Promise<string> {
  const answer = await fetch(`${server}${PATHS.maps}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(encodeJourney(records)),
  })
  if (answer.status !== 201) throw new Error(`The server answered ${answer.status}: ${await answer.text()}`)
  const { id } = (await answer.json()) as CreatedMap
  return `${server}/map/${id}`
}

/** The map as the server has it on disk, by the address of its page. */
export async function readStoredMap(address: string): Promise<Journey> {
  const { origin, pathname } = new URL(address)
  const answer = await fetch(origin + PATHS.snapshot(pathname.replace('/map/', '')))
  if (answer.status !== 200) throw new Error(`The server answered ${answer.status}: ${await answer.text()}`)
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, new Uint8Array(await answer.arrayBuffer()))
  const journey = readJourney(ydoc)
  ydoc.destroy()
  return journey
}
