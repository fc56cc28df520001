/** The files that a map can be saved as. */
import type { ImageAddresses, Journey } from '@journeyboard/model'
import type { SaidThread } from './commentReport.ts'
import { writeJourneyJson } from './journeyJsonWriter.ts'
import { whatMermaidCannotHold } from './mermaidLosses.ts'
import { writeMermaid } from './mermaidWriter.ts'
import { whatOjfCannotHold, writeOjf } from './ojfWriter.ts'

export interface ExportFormat {
  readonly id: string
  readonly label: string
  /** With its dot. */
  readonly extension: string
  readonly mime: string
  /** `images`: those that the file takes along, if it can hold any. */
  write(journey: Journey, images?: ImageAddresses, threads?: readonly SaidThread[]): string
  readonly holdsImages: boolean
  readonly holdsComments: boolean
  /** What the file will not hold of this map, as sentences; empty if it holds all. */
  warning(journey: Journey): string
}

export const exportFormats: readonly ExportFormat[] = [
  {
    id: 'journey-json',
    label: 'Journeyboard file',
    extension: '.journey.json',
    mime: 'application/json',
    write: writeJourneyJson,
    holdsImages: true,
    holdsComments: true,
    warning: () => '',
  },
  {
    id: 'mermaid',
    label: 'Mermaid journey',
    extension: '.mmd',
    mime: 'text/vnd.mermaid',
    write: writeMermaid,
    holdsImages: false,
    holdsComments: false,
    warning: whatMermaidCannotHold,
  },
  {
    id: 'ojf',
    label: 'OpenJourney file',
    extension: '.ojf',
    mime: 'application/json',
    write: writeOjf,
    holdsImages: false,
    holdsComments: false,
    warning: whatOjfCannotHold,
  },
]
