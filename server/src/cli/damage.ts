/** What is wrong with a database, in sentences. */
import type { DatabaseReport } from '../log/reports.ts'

export function damageOf({ faults, maps }: Pick<DatabaseReport, 'faults' | 'maps'>): string[] {
  return [...faults.map((fault) => `The file: ${fault}.`), ...maps.flatMap(({ damage }) => damage)]
}
