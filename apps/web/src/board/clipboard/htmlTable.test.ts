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

it.each([
  [
    'Excel',
    `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!-- .xl65 {white-space:normal;} --></style></head>
<body link="#0563C1"><table border=0 cellpadding=0 style='border-collapse:collapse'><!--StartFragment-->
 <col width=87 style='width:65pt'><col width=87>
 <tr height=21><td height=21 class=xl65>Asks<br>\n    Reads</td><td>Pays&nbsp;</td></tr><!--EndFragment--></table></body></html>`,
  ],
  [
    'Google Sheets',
    '<meta charset="utf-8"><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #ccc;}br {mso-data-placement:same-cell;}--></style><table dir="ltr"><colgroup><col width="100"/></colgroup><tbody><tr style="height:21px;"><td data-sheets-value="{}">Asks<br/>Reads</td><td>Pays </td></tr></tbody></table>',
  ],
])('reads what %s copies', (_, html) => {
  expect(rowsOfHtml(html)?.map((row) => row.map((cell) => cell.split('\n').map((line) => line.trim())))).toEqual([
    [['Asks', 'Reads'], ['Pays']],
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

it('refuses a small table whose merged cells would cover a million places', () => {
  const cell = '<td rowspan="1000" colspan="1000">x</td>'
  expect(() => rowsOfHtml(`<table><tr>${cell.repeat(2000)}</tr></table>`)).toThrow('too large')
  expect(rowsOfHtml(`<table><tr>${cell}</tr></table>`)).toHaveLength(1000)
})
