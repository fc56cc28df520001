/** The image of a card or note on the canvas, and what it does to the text below it. */
import { type CARD, type ImageBox, type Line, type NOTE, TYPE } from '@journeyboard/layout'
import { Image, ImageOff } from 'lucide-react'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useImages } from '../board/boardContext.ts'
import styles from './cardImage.module.css'

/** Milliseconds. */
const RETRY = 10_000

/** Its words are the card's text, so for those who do not see it it is no more than decoration. */
export function CardImage({ image: { hash, box } }: { readonly image: ImageBox }) {
  const images = useImages()
  const address = useSyncExternalStore(
    images.subscribe,
    useCallback(() => images.addressOf(hash), [images, hash]),
  )
  const [brokenAddress, setBrokenAddress] = useState<string | null>(null)
  // What could not be fetched is asked for again when there is news, and after a while.
  useEffect(() => images.subscribe(() => setBrokenAddress(null)), [images])
  useEffect(() => {
    const timer = brokenAddress === null ? undefined : setTimeout(() => setBrokenAddress(null), RETRY)
    return () => clearTimeout(timer)
  }, [brokenAddress])
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

interface BoxWithText {
  readonly image: ImageBox | null
  readonly textTop: number
  readonly lines: readonly Line[]
}

/** Keeps the text below the image; `top` is where it would begin without one. */
export function belowImage({ image, textTop }: BoxWithText, top: typeof CARD.top | typeof NOTE.top) {
  return image ? { marginTop: textTop - top } : undefined
}

/** Of the field in which a text is written: as high as the layout gives it, over the image while there is no line yet. */
export function textField(box: BoxWithText, top: typeof CARD.top | typeof NOTE.top) {
  const isBare = box.image !== null && box.lines.length === 0
  const height = Math.max(1, box.lines.length) * TYPE.card.lineHeight
  return { className: isBare ? styles.bareCaption : undefined, style: { ...(!isBare && belowImage(box, top)), height } }
}
