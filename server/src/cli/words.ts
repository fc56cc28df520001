/** Numbers, sizes and times as the commands print them. */
import type { MapReport } from '../log/reports.ts'

/** `1 map`, `3 maps`, `1,204 maps`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}

/** `3 maps (1 in the trash)`. */
export function countedMaps(maps: readonly Pick<MapReport, 'isInTrash'>[]): string {
  const trashed = maps.filter(({ isInTrash }) => isInTrash).length
  return `${counted(maps.length, 'map')}${trashed > 0 ? ` (${trashed} in the trash)` : ''}`
}

/** `812 bytes`, `3.4 MB`. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte')
  const units = ['kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3))
  return `${(bytes / 1000 ** power).toPrecision(3)} ${units[power - 1]}`
}

/** `2026-11-22 03:00` in the time of this machine. */
export function timeInWords(at: number): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}
