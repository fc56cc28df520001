/** How large a picture says that it is. */

/** In pixels, whole numbers. */
export interface PixelSize {
  readonly width: number
  readonly height: number
}

const ROOT_SIZE = /^(<svg[^>]*?) width="(\d+)" height="(\d+)"/

/** Of a picture that `renderSvg` made. */
export function sizeOf(svg: string): PixelSize {
  const [, , width, height] = ROOT_SIZE.exec(svg) ?? []
  return { width: Number(width), height: Number(height) }
}

export function scaledSize({ width, height }: PixelSize, scale: number): PixelSize {
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** The same picture in another size. It fills it: what rounding has made a little wider is stretched by that little. */
export function withSize(svg: string, { width, height }: PixelSize): string {
  return svg.replace(ROOT_SIZE, `$1 width="${width}" height="${height}" preserveAspectRatio="none"`)
}
