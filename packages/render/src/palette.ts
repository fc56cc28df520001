/** The colours of a picture: the board's own, and a variant for paper. */
import { THEMES, type Theme } from '@journeyboard/layout'

/** `print` is white all over, with a line around what would otherwise vanish on it. */
export const PICTURE_THEMES = ['light', 'dark', 'print'] as const
export type PictureTheme = (typeof PICTURE_THEMES)[number]

export interface Palette extends Theme {
  /** Around the sheet, in place of its shadow. */
  readonly sheetLine: string
}

export function paletteOf(theme: PictureTheme): Palette {
  if (theme !== 'print') return { ...THEMES[theme], sheetLine: THEMES[theme].line.soft }
  return { ...THEMES.light, ground: '#ffffff', sheetLine: THEMES.light.line.firm }
}

/** A colour as `fill` and `fill-opacity`: programs that read SVG 1.1 do not know `#rrggbbaa`. */
export function fillOf(color: string): { readonly fill: string; readonly 'fill-opacity'?: number } {
  if (color.length !== 9) return { fill: color }
  const opacity = Math.round((Number.parseInt(color.slice(7), 16) / 255) * 100) / 100
  return { fill: color.slice(0, 7), 'fill-opacity': opacity }
}
