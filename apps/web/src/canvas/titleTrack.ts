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
}

/**
 * Moves the element, whose children are the titles of `spans` in their order: in each a plate of one pixel, and words. A
 * pan moves nothing else, and a zoom only those titles that are to be seen. All by transforms: lengths would make the
 * browser lay out the titles and look anew for what is under the pointer.
 */
export function createTitleTrack(track: HTMLElement, spans: readonly Span[], way: 'across' | 'down'): TitleTrack {
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
        if (before === zoom || !isElement(title) || !isElement(plate)) continue
        const isInView = (at: number) => span.at * at + offset < length && (span.at + span.size) * at + offset > 0
        if (before !== null && !isInView(zoom) && !isInView(before)) continue
        placed[index] = zoom
        title.style.transform = `${translate}(${span.at * zoom}px)`
        plate.style.transform = `${scale}(${span.size * zoom})`
      }
    },
  }
}

const isElement = (element: Element | null | undefined): element is HTMLElement => element instanceof HTMLElement
