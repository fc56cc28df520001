import type { ImageHash } from '@journeyboard/model'
import { act, cleanup, fireEvent } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openTestBoard, renderOnBoard, shopRecords } from '../board/testing/openTestBoard.tsx'
import { CardImage } from './CardImage.tsx'

const ADDRESS = 'http://localhost/image'

let asked: HTMLImageElement[]
let tellNews: () => void
beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  // The browser of these tests fetches no images: what is asked for is answered by the test.
  vi.spyOn(HTMLImageElement.prototype, 'src', 'set').mockImplementation(function (this: HTMLImageElement) {
    asked.push(this)
  })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A card's image that could not be fetched. */
function renderBroken(): () => string | undefined {
  const open = openTestBoard(shopRecords())
  const images = {
    ...open.images,
    addressOf: () => ADDRESS,
    subscribe(listener: () => void) {
      tellNews = listener
      return () => {}
    },
  }
  const image = { hash: 'a'.repeat(64) as ImageHash, box: { x: 0, y: 0, width: 10, height: 10 }, bottom: 10 }
  const { container } = renderOnBoard(<CardImage image={image} />, { ...open, images })
  const shown = container.querySelector('img')
  if (shown) fireEvent.error(shown)
  return () => container.querySelector<HTMLElement>('[data-image]')?.dataset.image
}

const wait = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds))
const answer = (type: 'load' | 'error') => act(() => void asked.at(-1)?.dispatchEvent(new Event(type)))

it('asks ever less often for an image that is not there, and shows so until it has come', () => {
  const state = renderBroken()
  asked = []
  wait(10_000)
  expect([asked.length, state()]).toEqual([1, 'missing'])
  answer('error')
  wait(10_000)
  expect([asked.length, state()]).toEqual([1, 'missing'])
  wait(10_000)
  expect(asked).toHaveLength(2)
  answer('load')
  expect(state()).toBe('shown')
})

it('asks at once when there is news of images', () => {
  const state = renderBroken()
  asked = []
  act(() => tellNews())
  expect([asked.length, state()]).toEqual([1, 'missing'])
  answer('load')
  expect(state()).toBe('shown')
})
