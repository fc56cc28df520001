/** What a template is. */
import type { JourneyRecords } from '../journey.ts'

export interface Template {
  readonly id: string
  readonly title: string
  /** One or two sentences for whoever has to choose. */
  readonly description: string
  /** A new map with fresh ids on each call. */
  create(): JourneyRecords
}
