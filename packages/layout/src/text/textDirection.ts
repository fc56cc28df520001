/** From which side a text is read. */

/** Characters with a direction of their own, but for a few signs with which no text begins. */
const STRONG = /[\p{L}\p{RI}\u200e\u200f]/u
/** The blocks in which Unicode keeps the scripts that are written from the right: Hebrew, Arabic and their kin. */
const FROM_RIGHT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** `rtl` if its first letter is of a script that is written from the right, as browsers decide for `dir="auto"`. */
export function textDirection(text: string): 'rtl' | undefined {
  const first = STRONG.exec(text)?.[0]
  return first !== undefined && FROM_RIGHT.test(first) ? 'rtl' : undefined
}

/** That of a text which is broken into lines. */
export function directionOf(lines: readonly { readonly text: string }[]): 'rtl' | undefined {
  return textDirection(lines.map(({ text }) => text).join('\n'))
}
