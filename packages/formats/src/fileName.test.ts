import { expect, it } from 'vitest'
import { fileNameOf } from './fileName.ts'

it.each([
  ['Office furniture', 'Office furniture.mmd'],
  ['What: next? <b>', 'What next b.mmd'],
  ['../etc/passwd', 'etc passwd.mmd'],
  ['旅程', '旅程.mmd'],
  ['', 'Journey map.mmd'],
  [' . ', 'Journey map.mmd'],
  ['x'.repeat(300), `${'x'.repeat(100)}.mmd`],
])('the map "%s" is saved as %s', (title, fileName) => {
  expect(fileNameOf(title, '.mmd')).toBe(fileName)
})
