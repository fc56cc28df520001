import { expect, it } from 'vitest'
import { beginningAt, matching, mentionedIn, withMention } from './mentions.ts'

const people = ['Ana Novak', 'Ben', 'Bernadette Novak'].map((name) => ({ id: `id-of-${name}`, name, color: '#336699' }))
const names = (beginning: string) => matching(people, beginning).map(({ name }) => name)

it('an @ after a space begins a mention, an address does not', () => {
  const at = (text: string) => beginningAt(text, text.length)
  expect(['@', 'ask @an', 'Mail ana@example', 'no @ana\nnew line'].map(at)).toEqual(['', 'an', null, null])
  expect(beginningAt('@an and more', 3)).toBe('an')
})

it('people are found by any word of their name', () => {
  expect([names(''), names('b'), names('nov'), names('ana n'), names('x')]).toEqual([
    ['Ana Novak', 'Ben', 'Bernadette Novak'],
    ['Ben', 'Bernadette Novak'],
    ['Ana Novak', 'Bernadette Novak'],
    ['Ana Novak'],
    [],
  ])
})

it('the name takes the place of its beginning', () => {
  expect(withMention('ask @an about it', 7, 'Ana Novak')).toEqual({ text: 'ask @Ana Novak about it', caret: 15 })
  expect(mentionedIn('ask @Ana Novak about it, Ben', people)).toEqual(['id-of-Ana Novak'])
})

it('who is called like the beginning of the name that is mentioned is not mentioned, and who is called alike is', () => {
  const called = ['Ann', 'Anna', 'Anna', '田中'].map((name, index) => ({ id: `${index}`, name, color: '#336699' }))
  const mentioned = (text: string) => mentionedIn(text, called)
  expect(['@Anna, look', '@Ann, look', '@Annabel', '@Ann and @Anna', '@田中さん'].map(mentioned)).toEqual([
    ['1', '2'],
    ['0'],
    [],
    ['0', '1', '2'],
    ['3'],
  ])
})
