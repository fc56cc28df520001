/** Pictures of a box of the board that are drawn once, and then moved and scaled with it. */
import type { Box } from '@journeyboard/layout'

type Pen = OffscreenCanvasRenderingContext2D

export interface StillPicture {
  /** `paint` gets an empty context in board units; `zoom` is the one at which its pixels are the screen's. */
  draw(box: Box, zoom: number, paint: (context: Pen) => void): void
}

/**
 * Drawn on a surface of its own and handed over to the canvas on the page: one that could be drawn on would be copied
 * for every frame in which anything on the page moves.
 */
export function createStillPicture(canvas: HTMLCanvasElement): StillPicture {
  const surface = new OffscreenCanvas(1, 1)
  return {
    draw(box, zoom, paint) {
      const scale = zoom * devicePixelRatio
      // It may reach further to the right and down: another size costs the browser more than all that is drawn.
      surface.width = Math.max(surface.width, Math.ceil(box.width * scale))
      surface.height = Math.max(surface.height, Math.ceil(box.height * scale))
      const context = surface.getContext('2d')
      if (!context) return
      context.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale)
      paint(context)
      if (canvas.width !== surface.width) canvas.width = surface.width
      if (canvas.height !== surface.height) canvas.height = surface.height
      Object.assign(canvas.style, {
        left: '0',
        top: '0',
        transformOrigin: '0 0',
        transform: `translate(${box.x}px, ${box.y}px) scale(${1 / scale})`,
      })
      canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(surface.transferToImageBitmap())
    },
  }
}
