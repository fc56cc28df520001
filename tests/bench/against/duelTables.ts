/** Ours against Excalidraw as tables, with what was aimed at. */
import { formatNumber, type Table } from '../table.ts'
import type { BoardRun, Duel, Figure } from './measureBoth.ts'

interface Aim {
  readonly figure: Figure
  readonly title: string
  /** Ours divided by theirs, at most, by number of cards. */
  readonly ratios?: Readonly<Record<number, number>>
  /** Ours alone, at most. */
  readonly limit?: number
}

const AIMS: readonly Aim[] = [
  { figure: 'open', title: 'open, whole board painted, ms', ratios: { 1000: 0.3, 3000: 0.15, 10000: 0.06 } },
  { figure: 'openProcessor', title: '- of it processor time of the main thread' },
  { figure: 'panWhole', title: 'pan, whole board, ms a step', ratios: { 1000: 0.35, 3000: 0.15, 10000: 0.06 } },
  { figure: 'zoom', title: 'zoom fit - 100 % - fit, ms a step', ratios: { 1000: 0.6, 3000: 0.25, 10000: 0.3 } },
  { figure: 'zoomWorstFrame', title: '- worst frame, ms', limit: 80 },
  { figure: 'panNear', title: 'pan, 100 %, ms a step', ratios: { 1000: 0.9, 3000: 0.65, 10000: 0.4 } },
  { figure: 'dragOne', title: 'drag one card, 100 %, ms a step', ratios: { 1000: 0.65, 3000: 0.6, 10000: 0.5 } },
  { figure: 'dragOneInput', title: '- input to frame, p95, ms', ratios: { 1000: 1, 3000: 1, 10000: 1 } },
  { figure: 'dragMany', title: 'drag 100 cards, ms a step', ratios: { 1000: 0.65, 3000: 0.5, 10000: 0.5 } },
  {
    figure: 'others',
    title: '1,000 edits a second by others, ms a frame',
    ratios: { 1000: 0.5, 3000: 0.3, 10000: 0.35 },
  },
  { figure: 'othersFrame', title: '- frame, p95, ms', limit: 20 },
  { figure: 'othersLongTasks', title: '- tasks over 50 ms', limit: 0 },
  {
    figure: 'typingUnpaced',
    title: 'type, key to frame, p95, ms, on a display that never waits',
    ratios: { 1000: 0.8, 3000: 0.75, 10000: 0.5 },
  },
  { figure: 'typing', title: '- at 60 frames a second', ratios: { 1000: 0.8, 3000: 0.75, 10000: 0.5 } },
  { figure: 'typingProcessor', title: '- processor time of the main thread, ms a key' },
  { figure: 'heap', title: 'heap after open, MB', ratios: { 1000: 0.6, 3000: 0.5, 10000: 0.35 } },
]

/** One table a size. */
export function duelTables(duels: readonly Duel[]): Table[] {
  return duels.map(({ size, ours, theirs }) => ({
    title: `${size} cards: ours against Excalidraw`,
    columns: ['', 'ours', 'Excalidraw', 'ratio', 'target', ''],
    rows: AIMS.filter(({ figure }) => !Number.isNaN(ours[figure])).map((aim) => rowOf(aim, size, ours, theirs)),
  }))
}

function rowOf({ figure, title, ratios, limit }: Aim, size: number, ours: BoardRun, theirs: BoardRun): string[] {
  const ratio = ours[figure] / theirs[figure]
  const target = limit ?? ratios?.[size]
  const isReached = target === undefined || (limit === undefined ? ratio : ours[figure]) <= target
  return [
    title,
    formatNumber(ours[figure]),
    formatNumber(theirs[figure]),
    formatNumber(ratio),
    target === undefined ? '' : `${limit === undefined ? 'ratio' : 'ours'} ${target}`,
    target === undefined ? '' : isReached ? 'pass' : 'MISS',
  ]
}
