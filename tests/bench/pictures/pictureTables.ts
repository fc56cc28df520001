/** Pictures as a table, with what was aimed at. */
import { formatNumber, type Table } from '../table.ts'
import type { PictureDuel } from './measurePictures.ts'

export function pictureTables(duels: readonly PictureDuel[]): Table[] {
  return duels.map(({ size, svg, png }) => ({
    title: `Picture of ${size} cards: ours and Excalidraw's`,
    columns: ['', 'ours', 'Excalidraw', 'ratio', 'target', ''],
    rows: [
      row('SVG, ms', svg.ours.milliseconds, svg.theirs.milliseconds, size === 1000 ? { ours: 50 } : {}),
      row('- the first time, ms', svg.ours.first, svg.theirs.first),
      row('- with its font, kB', svg.ours.bytes / 1000, svg.theirs.bytes / 1000, { ratio: 0.5 }),
      row('PNG at scale 1, ms', png.ours.milliseconds, png.theirs.milliseconds, { ratio: 0.5 }),
      row('- for a million pixels, ms', perMegapixel(png.ours), perMegapixel(png.theirs)),
      row('- kB', png.ours.bytes / 1000, png.theirs.bytes / 1000),
      ['- pixels', `${png.ours.width} x ${png.ours.height}`, `${png.theirs.width} x ${png.theirs.height}`, '', '', ''],
    ],
  }))
}

function perMegapixel({ milliseconds, width, height }: PictureDuel['png']['ours']): number {
  return milliseconds / ((width * height) / 1e6)
}

function row(title: string, ours: number, theirs: number, aim: { ours?: number; ratio?: number } = {}): string[] {
  const ratio = ours / theirs
  const words = aim.ours ? `ours ${aim.ours}` : aim.ratio ? `ratio ${aim.ratio}` : ''
  const isReached = ours <= (aim.ours ?? Number.POSITIVE_INFINITY) && ratio <= (aim.ratio ?? Number.POSITIVE_INFINITY)
  const verdict = words === '' ? '' : isReached ? 'pass' : 'MISS'
  return [title, formatNumber(ours), formatNumber(theirs), formatNumber(ratio), words, verdict]
}
