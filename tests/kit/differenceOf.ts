/** Comparing pictures by what people see. */
import type { Page } from '@playwright/test'

/** Share of the pixels of a picture that differ visibly from those of another one, from there on. */
export function differenceOf(page: Page, one: Buffer, other: Buffer, from?: { x: number; y: number }): Promise<number> {
  const sources = [one, other].map((png) => `data:image/png;base64,${png.toString('base64')}`)
  return page.evaluate(
    async ({ sources, from }) => {
      const [first, second] = await Promise.all(
        sources.map(async (source) => {
          const image = new Image()
          image.src = source
          await image.decode()
          return image
        }),
      )
      if (!first || !second) return 1
      if (!from && (first.width !== second.width || first.height !== second.height)) return 1
      const pixelsOf = (image: HTMLImageElement, { x, y }: { x: number; y: number }) => {
        const context = new OffscreenCanvas(first.width, first.height).getContext('2d')
        context?.drawImage(image, -x, -y)
        return context?.getImageData(0, 0, first.width, first.height).data ?? new Uint8ClampedArray()
      }
      const [a, b] = [pixelsOf(first, { x: 0, y: 0 }), pixelsOf(second, from ?? { x: 0, y: 0 })]
      let different = 0
      for (let at = 0; at < a.length; at += 4) {
        const apart = [0, 1, 2].reduce(
          (sum, channel) => sum + Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)),
          0,
        )
        if (apart > 96) different += 1
      }
      return different / (a.length / 4)
    },
    { sources, from },
  )
}
