/** How big a document is after a day of work, on the wire and in memory. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatNumber, type Table, type Target } from '../table.ts'
import type { HeapReport } from './heap.ts'
import { simulateWorkingDay, type WorkingDay } from './workingDay.ts'

export interface DocumentFigures {
  readonly day: WorkingDay
  readonly morning: DocumentSize
  readonly evening: DocumentSize
}

interface DocumentSize extends HeapReport {
  /** Of the document as one Yjs update. */
  readonly bytes: number
}

export async function measureDocument(day: WorkingDay): Promise<DocumentFigures> {
  const { morning, evening } = simulateWorkingDay(day)
  return { day, morning: await sizeOf(morning), evening: await sizeOf(evening) }
}

async function sizeOf(update: Uint8Array): Promise<DocumentSize> {
  const folder = mkdtempSync(join(tmpdir(), 'journeyboard-bench-'))
  try {
    const file = join(folder, 'document')
    writeFileSync(file, update)
    const child = fork(new URL('./heap.ts', import.meta.url), [file], { execArgv: ['--expose-gc'], stdio: 'inherit' })
    const failed = once(child, 'exit').then(([code]) => {
      throw new Error(`The process that measures the heap ended with ${code}.`)
    })
    const [report] = (await Promise.race([once(child, 'message'), failed])) as [HeapReport]
    await failed.catch(() => {})
    return { ...report, bytes: update.length }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const MANNERS = { word: 'of a word', keys: 'of 4 to 20 keys' }

export function documentTables(figures: readonly DocumentFigures[]): Table[] {
  const row = (cards: number, when: string, size: DocumentSize) => [
    String(cards),
    when,
    `${(size.bytes / 1e6).toFixed(3)} MB`,
    `${(size.document / 1e6).toFixed(2)} MB`,
    `${(size.journeyDoc / 1e6).toFixed(2)} MB`,
    formatNumber(size.load),
  ]
  return [
    {
      title: 'A document before and after a working day',
      columns: ['cards', 'when', 'bytes', 'heap of the Y.Doc', 'with projection and undo', 'load, ms'],
      rows: figures.flatMap(({ day, morning, evening }) => [
        ...(day.typing === 'word' ? [row(day.cards, 'new', morning)] : []),
        row(day.cards, `${day.drags} drags, ${day.textEdits} text edits ${MANNERS[day.typing]}`, evening),
      ]),
    },
  ]
}

export function documentTargets(figures: readonly DocumentFigures[]): Target[] {
  return figures
    .filter(({ day }) => day.cards === 1000 && day.typing === 'word')
    .flatMap(({ evening }) => [
      { name: 'document of 1000 cards after a day', value: evening.bytes / 1e6, limit: 0.5, unit: 'MB', kind: 'below' },
      { name: 'its loaded heap', value: evening.document / 1e6, limit: 4, unit: 'MB', kind: 'below' },
    ])
}
