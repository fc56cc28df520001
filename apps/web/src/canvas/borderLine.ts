/** Where the borders of steps and lanes run, for the lines that show them. */
import type { BorderRef } from '@journeyboard/editor'
import type { Layout } from '@journeyboard/layout'

export interface BorderLine {
  readonly left: number
  readonly top: number
  /** One of these: as long as the map is high or wide. How thick it is, is for who draws it. */
  readonly width?: number
  readonly height?: number
}

/** The line at the end of a step or lane, or where that would be if it were of this size (board units). */
export function borderLine(
  { stepById, laneById, header, sheet }: Layout,
  of: BorderRef,
  size?: number,
): BorderLine | null {
  if (of.family === 'step') {
    const box = stepById.get(of.id)?.box
    const top = header.stageHeight
    return box ? { left: box.x + (size ?? box.width), top, height: sheet.height - top } : null
  }
  const box = laneById.get(of.id)?.box
  return box ? { left: 0, top: box.y + (size ?? box.height), width: sheet.width } : null
}
