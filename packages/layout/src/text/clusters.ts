/** What a reader sees as one character: where they begin in a string, and how wide they are. */
import type { TypeStyle } from '../tokens/typeStyles.ts'
import { advanceOf, type Face, faceOfStyle, isEmoji } from './advances.ts'

/** `starts` has one entry more than `widths`: the length of the text. */
export interface Clusters {
  /** Index in UTF-16 units. */
  readonly starts: readonly number[]
  /** Board units. */
  readonly widths: readonly number[]
  /** Width of a space. */
  readonly space: number
}

/** Latin, Greek and Cyrillic letters, punctuation and undecorated CJK: each UTF-16 unit is one cluster. */
const simple =
  /^[\n\t -~\u00a0-\u02ff\u0370-\u0482\u048a-\u0559\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff\u3000-\u3029\u3030-\u3098\u309b-\u9fff\uac00-\ud7a3\uff01-\uff60]*$/

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Cuts a text into what a reader sees as characters and measures each. A line feed and a tab have no width here. */
export function clustersOf(text: string, style: TypeStyle): Clusters {
  const face = faceOfStyle(style)
  const starts: number[] = []
  const widths: number[] = []
  if (simple.test(text)) {
    for (let index = 0; index < text.length; index += 1) {
      starts.push(index)
      widths.push(advanceOf(face, text.charCodeAt(index)) * style.size)
    }
  } else {
    for (const { segment, index } of segmenter.segment(text)) {
      starts.push(index)
      widths.push(clusterAdvance(face, segment) * style.size)
    }
  }
  starts.push(text.length)
  return { starts, widths, space: advanceOf(face, 0x20) * style.size }
}

const VARIATION_EMOJI = '\ufe0f'

/** A sequence that makes one picture is as wide as one emoji; else letter and marks add up, marks being 0 wide. */
function clusterAdvance(face: Face, cluster: string): number {
  const first = cluster.codePointAt(0) ?? 0
  if (cluster.length > 1 && (isEmoji(first) || cluster.includes(VARIATION_EMOJI))) return advanceOf(face, 0x1f600)
  let advance = 0
  for (const letter of cluster) advance += advanceOf(face, letter.codePointAt(0) ?? 0)
  return advance
}
