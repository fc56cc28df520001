import { toBlob } from 'html-to-image'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { pictureOfView } from './pictureOfView.ts'

vi.mock('html-to-image', () => ({ toBlob: vi.fn() }))
vi.mock('./embeddedFonts.ts', () => ({ embeddedFonts: async () => '' }))

let board: HTMLElement
let card: HTMLElement
/** Each ends one drawing. */
let ends: ((picture: Blob) => void)[]
beforeEach(() => {
  board = document.body.appendChild(document.createElement('div'))
  board.dataset.board = ''
  card = board.appendChild(document.createElement('div'))
  card.dataset.selected = 'true'
  ends = []
  vi.mocked(toBlob).mockImplementation(() => new Promise((resolve) => ends.push(resolve)))
})
afterEach(() => board.remove())

const hidesSelection = () => board.hasAttribute('data-hides-selection')
const begin = async () => {
  const { length } = ends
  const abort = new AbortController()
  const picture = pictureOfView(abort)
  await vi.waitFor(() => expect(ends).toHaveLength(length + 1))
  return { abort, picture, end: () => ends[length]?.(new Blob()) }
}

it('hides the marks of what is selected while it draws, and leaves them to what is selected by then', async () => {
  const { picture, end } = await begin()
  expect(hidesSelection()).toBe(true)
  delete card.dataset.selected
  end()
  await picture
  expect(hidesSelection()).toBe(false)
  expect(card.dataset.selected).toBeUndefined()
})

it('shows them at once when it is given up, and does not show them in the next picture when it ends', async () => {
  const first = await begin()
  first.abort.abort()
  expect(hidesSelection()).toBe(false)
  expect(card.dataset.selected).toBe('true')
  const second = await begin()
  first.end()
  await first.picture
  expect(hidesSelection()).toBe(true)
  second.end()
  await second.picture
  expect(hidesSelection()).toBe(false)
})
