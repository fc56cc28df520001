/** Whose name stands behind an `@`. Pure. */

/** A name ends where its word does; in scripts that put no space after a name, anywhere. */
const GOES_ON =
  /^(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}])[\p{L}\p{M}\p{N}_]/u

/** The longest of their names with which the words begin; null: none of them. */
export function nameAtBegin(words: string, people: readonly { readonly name: string }[]): string | null {
  let longest = ''
  for (const { name } of people) {
    if (name.length > longest.length && words.startsWith(name) && !GOES_ON.test(words.slice(name.length)))
      longest = name
  }
  return longest === '' ? null : longest
}
