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

export interface PreviewState {
  /** Null until the first one is drawn, and where there is nothing to draw; the last one stays while the next is drawn. */
  readonly preview: Preview | null
  /** Why the last one could not be drawn. */
  readonly problem: string | null
  drawAgain(): void
}

export function usePreview(options: PictureOptions | null): PreviewState {
  const layout = useLayout((current) => current)
  const images = useImages()
  const [preview, setPreview] = useState<Preview | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt is one more try with the same picture.
  useEffect(() => {
    if (!options) return setPreview(null)
    let isWanted = true
    const draw = async () => {
      const svg = await drawSvg({ layout, images }, options)
      if (!isWanted) return
      const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
      setPreview({ address, size: sizeOf(svg) })
      setProblem(null)
    }
    const fail = (error: unknown) => {
      if (!isWanted) return
      setPreview(null)
      setProblem(error instanceof Error ? error.message : String(error))
    }
    const timer = setTimeout(() => draw().catch(fail), REST)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [layout, images, options, attempt])
  useEffect(() => () => (preview ? URL.revokeObjectURL(preview.address) : undefined), [preview])
  const drawAgain = () => {
    setProblem(null)
    setAttempt((before) => before + 1)
  }
  return { preview, problem, drawAgain }
}
