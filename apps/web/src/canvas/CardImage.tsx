/** The image of a card or note on the canvas, and what it does to the text below it. */
import { type Box, type CARD, type ImageBox, type Line, NOTE, TYPE } from '@journeyboard/layout'
import type { ImageShelf } from '@journeyboard/session'
import { Image, ImageOff } from 'lucide-react'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useImages } from '../board/boardContext.ts'
import styles from './cardImage.module.css'

/** Milliseconds after which what could not be fetched is asked for again; doubled each time. */
const RETRY = 10_000
const LONGEST_RETRY = 600_000

/** Its words are the card's text, so for those who do not see it it is no more than decoration. */
export function CardImage({ image: { hash, box } }: { readonly image: ImageBox }) {
  const images = useImages()
  const address = useSyncExternalStore(
    images.subscribe,
    useCallback(() => images.addressOf(hash), [images, hash]),
  )
  const [brokenAddress, setBrokenAddress] = useState<string | null>(null)
  useEffect(() => {
    if (brokenAddress !== null) return retry(brokenAddress, images, () => setBrokenAddress(null))
  }, [brokenAddress, images])
  const place = { left: box.x, top: box.y, width: box.width, height: box.height }
  if (address === null || address === brokenAddress) {
    const Icon = address === null ? Image : ImageOff
    return (
      <div className={styles.missing} style={place} data-image="missing">
        <Icon aria-hidden />
      </div>
    )
  }
  return (
    <img
      className={styles.image}
      style={place}
      data-image="shown"
      src={address}
      alt=""
      draggable={false}
      decoding="async"
      onError={() => setBrokenAddress(address)}
    />
  )
}

/** Asks again when there is news, and after a while, until it is there; gives the function that ends this. */
function retry(address: string, images: Pick<ImageShelf, 'subscribe'>, onThere: () => void): () => void {
  const attempt = document.createElement('img')
  let wait = RETRY
  const ask = () => {
    clearTimeout(timer)
    attempt.src = address
  }
  let timer = setTimeout(ask, wait)
  attempt.onload = onThere
  attempt.onerror = () => {
    wait = Math.min(2 * wait, LONGEST_RETRY)
    timer = setTimeout(ask, wait)
  }
  const unsubscribe = images.subscribe(ask)
  return () => {
    clearTimeout(timer)
    unsubscribe()
    attempt.onload = null
    attempt.onerror = null
  }
}

interface BoxWithText {
  readonly box: Box
  readonly image: ImageBox | null
  readonly textTop: number
  readonly lines: readonly Line[]
}

/** Keeps the text below the image; `top` is where it would begin without one. */
export function belowImage(
  { image, textTop }: Pick<BoxWithText, 'image' | 'textTop'>,
  top: typeof CARD.top | typeof NOTE.top,
) {
  return image ? { marginTop: textTop - top } : undefined
}

/**
 * Of the field in which a text is written: as wide and high as the layout gives it, over the image while there is no line
 * yet. Left to the borders around it the width would be that of the screen's pixels, and lines would break elsewhere.
 */
export function textField(of: BoxWithText, room: typeof CARD | typeof NOTE) {
  const width = of.box.width - 2 * room.side
  // A note without an image has room below its text.
  if (of.image === null && room === NOTE) return { className: undefined, style: { width } }
  const isBare = of.image !== null && of.lines.length === 0
  const height = Math.max(1, of.lines.length) * TYPE.card.lineHeight
  return {
    className: isBare ? styles.bareCaption : undefined,
    style: { ...(!isBare && belowImage(of, room.top)), width, height },
  }
}
