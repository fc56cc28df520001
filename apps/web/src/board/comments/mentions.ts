/** Mentions while they are being written: `@` and the beginning of a name. Pure. */
import type { Person } from '@journeyboard/protocol'
import { nameAtBegin } from './nameAtBegin.ts'

/** More names than these say no more. */
const MOST = 6

/** What stands between an `@` and the caret; null: nobody is being mentioned there. */
export function beginningAt(text: string, caret: number): string | null {
  const [, beginning] = /(?:^|\s)@([^@\n]{0,40})$/.exec(text.slice(0, caret)) ?? []
  return beginning ?? null
}

/** Whoever has a name of which a word, or all of it, begins so. */
export function matching(people: readonly Person[], beginning: string): readonly Person[] {
  const wanted = beginning.toLocaleLowerCase()
  const isMeant = ({ name }: Person) =>
    [name, ...name.split(/\s+/)].some((part) => part.toLocaleLowerCase().startsWith(wanted))
  return people.filter(isMeant).slice(0, MOST)
}

/** The words with the whole name, and where the caret goes. */
export function withMention(
  text: string,
  caret: number,
  name: string,
): { readonly text: string; readonly caret: number } {
  const before = text.slice(0, caret).replace(/@[^@\n]*$/, `@${name} `)
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length }
}

/** Ids of the people whom the words mention by their whole name: at each `@` of all who have the longest name that fits. */
export function mentionedIn(text: string, people: readonly Person[]): readonly string[] {
  const names = [...text.matchAll(/@/g)].map(({ index }) => nameAtBegin(text.slice(index + 1), people))
  return people.filter(({ name }) => names.includes(name)).map(({ id }) => id)
}
