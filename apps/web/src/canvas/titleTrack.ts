/** Titles that stand one after the other along an edge of the view, beside the parts of the map that they name. */

/** Where what is named begins and how long it is, in board units. */
export interface Span {
  readonly at: number
  readonly size: number
}

const PROPERTIES = {
  across: { translate: 'translateX', scale: 'scaleX' },
  down: { translate: 'translateY', scale: 'scaleY' },
} as const

export interface TitleTrack {
  /**
   * Puts the titles where the view shows what they name.
   * @param offset of the map's origin in the view, in CSS pixels
   * @param length of the view, in CSS pixels
   */
  follow(offset: number, zoom: number, length: number): void
  /** Hands over the words of each title with the CSS pixels that they have on their plate at this zoom. */
  eachWords(zoom: number, fit: (words: HTMLElement, room: number, index: number) => void): void
}

/**
 * Moves the element, whose children are the titles of `spans` in their order: in each a plate of one pixel, and words. A
 * pan moves nothing else, and a zoom only those titles that are to be seen. All by transforms: lengths would make the
 * browser lay out the titles and look anew for what is under the pointer. `placeWords` gets the words of a title that was
 * put somewhere, and the CSS pixels that they have.
 */
export function createTitleTrack(
  track: HTMLElement,
  spans: readonly Span[],
  way: 'across' | 'down',
  placeWords: (words: HTMLElement, room: number) => void = () => {},
): TitleTrack {
  const { translate, scale } = PROPERTIES[way]
  /** The zoom for which each title stands where it is. */
  const placed: (number | null)[] = spans.map(() => null)
  return {
    follow(offset, zoom, length) {
      track.style.transform = `${translate}(${offset}px)`
      for (const [index, span] of spans.entries()) {
        const before = placed[index] ?? null
        const title = track.children[index]
        const plate = title?.firstElementChild
        const words = title?.lastElementChild
        if (before === zoom || !isElement(title) || !isElement(plate) || !isElement(words)) continue
        const isInView = (at: number) => span.at * at + offset < length && (span.at + span.size) * at + offset > 0
        if (before !== null && !isInView(zoom) && !isInView(before)) continue
        placed[index] = zoom
        title.style.transform = `${translate}(${span.at * zoom}px)`
        plate.style.transform = `${scale}(${span.size * zoom})`
        placeWords(words, span.size * zoom)
      }
    },
    eachWords(zoom, fit) {
      for (const [index, { size }] of spans.entries()) {
        const words = track.children[index]?.lastElementChild
        if (isElement(words)) fit(words, size * zoom, index)
      }
    },
  }
}

const isElement = (element: Element | null | undefined): element is HTMLElement => element instanceof HTMLElement
