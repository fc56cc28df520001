import { expect, it } from 'vitest'
import { initialsOf } from './Avatar.tsx'

it.each([
  ['Mara Lind', 'ML'],
  ['jonas', 'JO'],
  ['  Priya  K. Rao ', 'PK'],
  ['李明', '李'],
  ['É', 'É'],
  ['', '?'],
])('the initials of "%s" are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
