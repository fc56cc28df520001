/** The picture as it will be, drawn anew when map or options change. */
import type { PictureOptions } from '@journeyboard/render'
import { useEffect, useState } from 'react'
import { useLayout } from '../boardContext.ts'
import { drawSvg, sizeOf } from './drawPicture.ts'

export interface Preview {
  /** A blob's address for an image. */
  readonly address: string
  /** In pixels, at the chosen scale. */
  readonly width: number
  readonly height: number
}

/** Null until the first one is drawn; the last one stays while the next is being drawn. */
export function usePreview(options: PictureOptions): Preview | null {
  const layout = useLayout((current) => current)
  const [preview, setPreview] = useState<Preview | null>(null)
  useEffect(() => {
    let isWanted = true
    drawSvg(layout, options).then(
      (svg) => {
        if (!isWanted) return
        const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
        setPreview({ address, ...sizeOf(svg) })
      },
      // Without its font the picture can not be shown; the download says why.
      () => isWanted && setPreview(null),
    )
    return () => {
      isWanted = false
    }
  }, [layout, options])
  useEffect(() => () => (preview ? URL.revokeObjectURL(preview.address) : undefined), [preview])
  return preview
}
