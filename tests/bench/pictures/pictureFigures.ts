/** What is measured of one picture. */

export interface SvgFigures {
  readonly milliseconds: number
  /** The first time in its process or page. */
  readonly first: number
  readonly bytes: number
}

export interface PngFigures {
  readonly milliseconds: number
  readonly bytes: number
  readonly width: number
  readonly height: number
}
