/** The board's figures as tables, and against their targets. */
import { formatNumber, type Table, type Target } from '../table.ts'
import type { BoardFigures } from './measureBoard.ts'

export function boardTables(figures: readonly BoardFigures[]): Table[] {
  return [loadTable(figures), movementTable(figures), redrawTable(figures)]
}

export function boardTargets(figures: readonly BoardFigures[]): Target[] {
  const drags = figures
    .filter(({ size }) => size === 3000)
    .flatMap(({ size, movements }) =>
      movements
        .filter(({ name }) => name.startsWith('drag one'))
        .map(({ name, mainThread }) => belowTarget(`${name}, ${size} cards: main thread a step`, mainThread, 8, 'ms')),
    )
  const loads = figures
    .filter(({ size }) => size === 1000)
    .map(({ size, load }) =>
      belowTarget(`open ${size} cards: scripts loaded to cards painted`, load.afterScripts, 1000, 'ms'),
    )
  const redraws = figures.flatMap(({ size, redraws: all }) =>
    all.map(({ name, otherRenders }) => ({
      name: `${name}, ${size} cards: renders of cards that did not change`,
      value: otherRenders,
      limit: 0,
      unit: '',
      kind: 'most' as const,
    })),
  )
  const scripts = figures.slice(0, 1).map(({ load }) => ({
    name: 'script of the board',
    value: load.script,
    limit: 315,
    unit: 'kB gzip',
    kind: 'most' as const,
  }))
  return [...drags, ...loads, ...redraws, ...scripts]
}

function belowTarget(name: string, value: number, limit: number, unit: string): Target {
  return { name, value, limit, unit, kind: 'below' }
}

function loadTable(figures: readonly BoardFigures[]): Table {
  return {
    title: 'Opening a board',
    columns: [
      'cards',
      'navigation to painted, ms',
      'scripts loaded to painted, ms',
      'script, kB gzip',
      'heap, MB',
      'DOM nodes',
    ],
    rows: figures.map(({ size, load }) => [
      String(size),
      load.painted.toFixed(0),
      load.afterScripts.toFixed(0),
      load.script.toFixed(0),
      formatNumber(load.heap),
      load.nodes.toFixed(0),
    ]),
  }
}

function movementTable(figures: readonly BoardFigures[]): Table {
  const rows = figures.flatMap(({ size, movements, drop }) => [
    ...movements.map(({ name, mainThread, processor, styles, layouts, slowFrames, worstFrame }) => [
      name,
      String(size),
      formatNumber(mainThread),
      formatNumber(processor),
      formatNumber(styles),
      formatNumber(layouts),
      formatNumber(slowFrames),
      worstFrame.toFixed(0),
    ]),
    ['drop one card, 100 % (once)', String(size), formatNumber(drop), '-', '-', '-', '-', '-'],
  ])
  return {
    title: 'Moving on a board (a step each 20 ms)',
    columns: [
      'what',
      'cards',
      'main thread, ms/step',
      'of it CPU',
      'styles/step',
      'layouts/step',
      'frames > 33 ms',
      'worst, ms',
    ],
    rows: [...rows].sort((a, b) => orderOf(a[0]) - orderOf(b[0])),
  }
  function orderOf(name: string | undefined): number {
    return rows.findIndex((row) => row[0] === name)
  }
}

function redrawTable(figures: readonly BoardFigures[]): Table {
  return {
    title: 'What renders again (60 steps)',
    columns: ['what', 'cards', 'components/step', 'renders of the card', 'other cards', 'their renders'],
    rows: figures.flatMap(({ size, redraws }) =>
      redraws.map(({ name, componentsAStep, ownRenders, otherCards, otherRenders }) => [
        name,
        String(size),
        formatNumber(componentsAStep),
        String(ownRenders),
        String(otherCards),
        String(otherRenders),
      ]),
    ),
  }
}
