/** Pictures on a canvas, for browsers. */
export { type PaintedPicture, readPicture } from './paintPicture.ts'
export type { Images } from './shapes.ts'
