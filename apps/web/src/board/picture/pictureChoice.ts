/** What somebody has chosen in the dialog of a picture, and the drawing that this means. */
import type { Journey, LaneId, StageId } from '@journeyboard/model'
import { defaultPicture, type PictureOptions, type PictureScope } from '@journeyboard/render'
import type { PictureFormat } from './drawPicture.ts'

/** What is drawn. */
export interface DrawingChoice extends Look {
  readonly what: 'whole' | 'part' | 'selection'
  /** What is not ticked; so stages and lanes that come while the dialog is open are in. */
  readonly withoutStages: ReadonlySet<StageId>
  readonly withoutLanes: ReadonlySet<LaneId>
  readonly hasDate: boolean
}

type Look = Pick<PictureOptions, 'theme' | 'hasTitle' | 'hasPersonas' | 'hasLegend' | 'isTransparent'>

/** What becomes of the drawing. */
export interface FileChoice {
  readonly format: PictureFormat
  readonly scale: number
  readonly carriesMap: boolean
  readonly bringsFont: boolean
}

export const firstDrawing: DrawingChoice = {
  ...defaultPicture,
  what: 'whole',
  withoutStages: new Set(),
  withoutLanes: new Set(),
  hasDate: false,
}

export const firstFile: FileChoice = { format: 'png', scale: 2, carriesMap: true, bringsFont: true }

/** Browsers encode a PNG anew when it is copied: what it carried would be lost. */
export function losesMap({ format, carriesMap }: FileChoice): boolean {
  return format === 'png' && carriesMap
}

export interface PictureSubject {
  readonly journey: Journey
  /** Null when nothing is selected that has a picture of its own. */
  readonly selected: PictureScope | null
  /** The day, as it is to be shown. */
  readonly today: string
}

/** At scale 1. Null when so much was left out that nothing is left. */
export function optionsOf(choice: DrawingChoice, subject: PictureSubject): PictureOptions | null {
  const { theme, hasTitle, hasPersonas, hasLegend, isTransparent } = choice
  const scope = scopeOf(choice, subject)
  const date = choice.hasDate ? subject.today : ''
  return scope && { theme, scope, hasTitle, hasPersonas, hasLegend, isTransparent, date, scale: 1 }
}

function scopeOf(choice: DrawingChoice, { journey, selected }: PictureSubject): PictureScope | null {
  switch (choice.what) {
    case 'whole':
      return { kind: 'whole' }
    case 'selection':
      return selected
    case 'part': {
      const stages = idsWithout(journey.stages, choice.withoutStages)
      const lanes = idsWithout(journey.lanes, choice.withoutLanes)
      return stages.size === 0 || lanes.size === 0 ? null : { kind: 'part', stages, lanes }
    }
  }
}

function idsWithout<Id>(records: readonly { readonly id: Id }[], without: ReadonlySet<Id>): ReadonlySet<Id> {
  return new Set(records.map(({ id }) => id).filter((id) => !without.has(id)))
}
