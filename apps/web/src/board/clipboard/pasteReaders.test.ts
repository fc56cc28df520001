import { carry, clipOf } from '@journeyboard/editor/clipboard'
import { laneNamed, stepNamed } from '@journeyboard/editor/testing'
import { embedJourney } from '@journeyboard/formats'
import { cellKey } from '@journeyboard/model'
import { beforeEach, expect, it } from 'vitest'
import { openTestBoard, shopRecords, type TestBoard } from '../testing/openTestBoard.tsx'
import { type Pasted, pastedFrom } from './pasted.ts'
import { paste } from './pasteReaders.ts'

const TABLE = '<table><tr><td>a</td><td>b</td></tr></table>'

let open: TestBoard
let told: string[]
beforeEach(() => {
  open = openTestBoard(shopRecords())
  told = []
  open.board.notices.subscribe(({ text }) => told.push(text))
  stand('Compare', 'Touchpoints')
})

const journey = () => open.board.doc.projection.journey()
const cellOf = (step: string, lane: string) => ({
  step: stepNamed(journey(), step).id,
  lane: laneNamed(journey(), lane).id,
})
function stand(step: string, lane: string): void {
  const cell = cellOf(step, lane)
  open.board.selection.setState({
    refs: [{ family: 'cell', ...cell }],
    keys: new Set([`cell/${cellKey(cell)}` as const]),
  })
}
const pasteHere = (pasted: Partial<Pasted>) =>
  paste({ board: open.board, mapId: 'map', images: open.images }, { text: '', html: '', files: [], ...pasted }, null)
const here = () =>
  journey()
    .cardsByCell.get(cellKey(cellOf('Compare', 'Touchpoints')))
    ?.map(({ text }) => text)
const dialog = () => open.board.panels.getState().dialog

it('cards of a board come before the table that other programs read of them', async () => {
  open.board.selection.setState({
    refs: [...journey().cardById.keys()].map((id) => ({ family: 'card', id })),
    keys: new Set(),
  })
  const clip = clipOf(open.board, 'map', false)
  if (!clip) throw new Error('There is nothing to copy')
  const { text, html } = carry(clip)
  expect(html).toContain('<table')
  stand('Compare', 'Touchpoints')
  await pasteHere({ text, html })
  expect(journey().cardById.size).toBe(8)
  expect(dialog()).toBeNull()
})

it('a CSV that Excel on Windows saved has its letters', async () => {
  const latin = Uint8Array.from('Gefühl;Käufer', (letter) => letter.charCodeAt(0))
  await pasteHere({ files: [new File([latin], 'shop.csv')] })
  await expect.poll(dialog).toMatchObject({ type: 'table', sheets: [{ rows: [['Gefühl', 'Käufer']] }] })
})

it('a table is shown first, one column is a list, and one cell is a text', async () => {
  await pasteHere({ text: 'a\tb', html: TABLE })
  expect(dialog()).toMatchObject({ type: 'table', file: null, sheets: [{ rows: [['a', 'b']] }] })
  open.board.panels.setState({ dialog: null })
  await pasteHere({ text: '"a\nb"\r\nc', html: '<table><tr><td>a<br>b</td></tr><tr><td>c</td></tr></table>' })
  await pasteHere({ text: 'one cell', html: '<table><tr><td>one cell</td></tr></table>' })
  expect(here()).toEqual(['a', 'b', 'c', 'one cell'])
  expect(dialog()).toBeNull()
})

it('the source of a drawing is its picture, and that of a page is text', async () => {
  const source = '<?xml version="1.0"?>\n<!-- by hand -->\n<svg xmlns="http://www.w3.org/2000/svg">\n</svg>\n'
  await pasteHere({ text: embedJourney(source, '{}') })
  await expect.poll(dialog).toMatchObject({ type: 'mapFile', file: { name: 'drawing.svg' } })
  expect(here()).toBeUndefined()
  await pasteHere({ text: `<p>${source}</p>` })
  expect(here()?.at(-1)).toBe('</p>')
})

it('text with a table in it is text', async () => {
  await pasteHere({ text: 'As follows:\na', html: `<p>As follows:</p>${TABLE}` })
  expect(here()).toEqual(['As follows:', 'a'])
})

it('where nothing can be taken it says so', async () => {
  await pasteHere({ html: '<img src="x">' })
  expect(told).toEqual(['There is nothing on the clipboard that a board can take.'])
  await pasteHere({ text: 'a\tb', html: '<table><tr><td> </td><td></td></tr></table>' })
  expect(told.at(-1)).toBe('The table is empty.')
  stand('Compare', 'Feelings')
  await pasteHere({ text: 'a' })
  expect(told.at(-1)).toContain('Cards do not go into the lane of feelings')
  expect(journey().cardById.size).toBe(4)
})

it('files beside a text are only meant when the text is their name', () => {
  const picture = new File(['...'], 'image.png', { type: 'image/png' })
  const filesFrom = (text: string) => {
    const data = { getData: (type: string) => (type === 'text/plain' ? text : ''), files: [picture] }
    return pastedFrom(data as unknown as DataTransfer).files
  }
  expect(filesFrom('')).toEqual([picture])
  expect(filesFrom('image.png')).toEqual([picture])
  expect(filesFrom('Find help\tBuy')).toEqual([])
})
