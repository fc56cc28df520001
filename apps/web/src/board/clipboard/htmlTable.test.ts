import { expect, it } from 'vitest'
import { rowsOfHtml } from './htmlTable.ts'

it('reads cells as they are shown, whatever the source looks like', () => {
  const html = `<meta charset="utf-8"><style>td {color: red}</style><table>
    <tr><th></th><th>Find
      help</th></tr>
    <tr><td>Actions</td><td>Asks<br>Reads <b>all</b> reviews</td></tr>
    <tr><td><p>One</p><p>Two</p></td><td><ul><li>a</li><li>b</li></ul></td></tr></table>`
  expect(rowsOfHtml(html)).toEqual([
    ['', 'Find help'],
    ['Actions', 'Asks\nReads all reviews'],
    ['One\nTwo\n', 'a\nb\n\n'],
  ])
})

it('gives the text of merged cells to the first of their places', () => {
  const html =
    '<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr><tr><td>e</td></tr></table>'
  expect(rowsOfHtml(html)).toEqual([['a', 'b', ''], ['', 'c', 'd'], ['e']])
})

it.each([
  ['no table', '<p>Words</p>'],
  ['words around a table', '<p>As follows:</p><table><tr><td>a</td></tr></table>'],
  ['two tables', '<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>'],
])('leaves %s to others', (_, html) => expect(rowsOfHtml(html)).toBeNull())

it('runs and fetches nothing, and is not stopped by spans that nobody means', () => {
  const html =
    '<table><tr><td colspan="99999999" rowspan="-1">a<img src="x" onerror="window.ran = true"><script>window.ran = true</script></td></tr></table>'
  expect(rowsOfHtml(html)?.[0]?.[0]).toContain('a')
  expect(Reflect.get(window, 'ran')).toBeUndefined()
})
