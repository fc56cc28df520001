/** The font of pictures; apart from the drawing, because few need it and it is large. */
export { createInterFont, type FontSource, type InterFont, type InterPart } from './interFont.ts'
