/** Tables as they are printed and pasted into the README: Markdown, aligned for reading in a terminal. */

export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A limit that was set for a figure; nothing fails when it is missed. */
export interface Target {
  readonly name: string
  readonly value: number
  readonly limit: number
  readonly unit: string
  /** `below`: strictly; `most`: the limit itself is still good. */
  readonly kind: 'below' | 'most'
}

export function formatTable({ title, columns, rows }: Table): string {
  const widths = columns.map((column, n) => Math.max(column.length, ...rows.map((row) => row[n]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join(' | ')} |`
  const rule = `|${widths.map((width, n) => (n === 0 ? `${'-'.repeat(width + 2)}` : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  return [`### ${title}`, '', line(columns), rule, ...rows.map(line), ''].join('\n')
}

export function targetTable(targets: readonly Target[]): Table {
  return {
    title: 'Targets',
    columns: ['figure', 'target', 'measured', ''],
    rows: targets.map(({ name, value, limit, unit, kind }) => [
      name,
      `${kind === 'below' ? '<' : '<='} ${limit} ${unit}`.trim(),
      `${formatNumber(value)} ${unit}`.trim(),
      isReached(value, limit, kind) ? 'pass' : 'MISS',
    ]),
  }
}

function isReached(value: number, limit: number, kind: Target['kind']): boolean {
  return kind === 'below' ? value < limit : value <= limit
}

/** Three digits that matter: `0.42`, `7.1`, `18.3`, `240`; a dash for what was not measured. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '-'
  const size = Math.abs(value)
  return value.toFixed(size >= 100 || Number.isInteger(value) ? 0 : size >= 1 ? 1 : 2)
}
