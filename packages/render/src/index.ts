/** Pictures of a map: from a layout to SVG text. No DOM, no Node. */

export { charactersByFace, type FaceName, withFontFace } from './fontFace.ts'
export { PICTURE_THEMES, type PictureTheme } from './palette.ts'
export { type PixelSize, scaledSize, sizeOf, withSize } from './pictureSize.ts'
export { defaultPicture, MAX_SCALE, MIN_SCALE, type PictureOptions, renderJourney, renderSvg } from './renderSvg.ts'
export type { PictureScope } from './scope.ts'
