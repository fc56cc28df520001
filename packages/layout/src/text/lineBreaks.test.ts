import { expect, it } from 'vitest'
import { opportunitiesOf } from './lineBreaks.ts'

/** The text with a bar wherever a line may end. */
function broken(text: string): string {
  const letters = [...text]
  let index = 0
  const starts = letters.map((letter) => {
    const start = index
    index += letter.length
    return start
  })
  const found = opportunitiesOf(text, [...starts, text.length])
  return letters.map((letter, at) => (found[at] === 1 ? `|${letter}` : letter)).join('')
}

/** All of these were read off Chromium 156, one character a line. */
it.each([
  'over |the |counter',
  'show-|room',
  '-5 |degrees, |10-|12, |3 |- |1',
  'what?|now, |really?! |yes',
  'a/b, |https://x.y/z?|q=1',
  'call |(again), |twice',
  'x |–y |and |z',
  'w |-é, |é-|é, |é–|é',
  'Rückfrage|—|sofort',
  '50% |of |€30, |№5',
  '漢|字、|か|な。|「か|っ」|コ|ー|ヒ|ー',
  '漢|字|a|漢|字|1',
  'é“é” |«é»',
  '한|국|어',
  'é\u00a0é\u202fé',
  'é\u200b|é',
  '😀|😀!',
  '漢|€5, |漢%',
])('%s', (expected) => {
  const text = expected.replaceAll('|', '')
  expect(broken(text)).toBe(expected)
})
