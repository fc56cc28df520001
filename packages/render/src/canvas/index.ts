/** Pictures on a canvas, for browsers. */
export { type PaintedPicture, PICTURE_FONTS, readPicture } from './paintPicture.ts'
export type { Images } from './shapes.ts'
