/** The picture as it will be, drawn anew when map or options change. */
import { type PictureOptions, type PixelSize, sizeOf } from '@journeyboard/render'
import { useEffect, useState } from 'react'
import { useImages, useLayout } from '../boardContext.ts'
import { drawSvg } from './drawPicture.ts'

/** Milliseconds without a further change: a large map is not drawn anew for each key that somebody presses on it. */
const REST = 80

export interface Preview {
  /** A blob's address for an image. */
  readonly address: string
  readonly size: PixelSize
}

/** Null until the first one is drawn, and where there is nothing to draw; the last one stays while the next is drawn. */
export function usePreview(options: PictureOptions | null): Preview | null {
  const layout = useLayout((current) => current)
  const images = useImages()
  const [preview, setPreview] = useState<Preview | null>(null)
  useEffect(() => {
    if (!options) return setPreview(null)
    let isWanted = true
    const draw = async () => {
      const svg = await drawSvg({ layout, images }, options)
      if (!isWanted) return
      const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
      setPreview({ address, size: sizeOf(svg) })
    }
    // Without its font the picture can not be shown; the download says why.
    const timer = setTimeout(() => draw().catch(() => isWanted && setPreview(null)), REST)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [layout, images, options])
  useEffect(() => () => (preview ? URL.revokeObjectURL(preview.address) : undefined), [preview])
  return preview
}
