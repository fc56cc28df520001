import { expect, test } from 'vitest'
import { createTitleTrack } from './titleTrack.ts'

const SPANS = [
  { at: 0, size: 100 },
  { at: 100, size: 300 },
  { at: 400, size: 100 },
]

function makeTrack() {
  const track = document.createElement('div')
  track.append(...SPANS.map(() => document.createElement('div')))
  const places = () => [...track.children].map((title) => title instanceof HTMLElement && title.style.left)
  return { track, places, ...createTitleTrack(track, SPANS, 'across') }
}

test('a pan moves the track and nothing on it', () => {
  const { track, places, follow } = makeTrack()
  follow(20, 1, 1000)
  const before = places()
  follow(-30, 1, 1000)
  expect(track.style.transform).toBe('translateX(-30px)')
  expect(places()).toEqual(before)
})

test('a zoom moves the titles in view', () => {
  const { track, places, follow } = makeTrack()
  follow(0, 1, 300)
  follow(0, 0.5, 300)
  expect(places()).toEqual(['0px', '50px', '200px'])
  expect(
    [...track.children].map((title) => title instanceof HTMLElement && title.style.getPropertyValue('--length')),
  ).toEqual(['50', '150', '50'])
})

test('a title that is out of view before and after a zoom is left until a pan brings it in', () => {
  const { places, follow } = makeTrack()
  follow(0, 1, 300)
  follow(0, 0.9, 300)
  expect(places()).toEqual(['0px', '90px', '400px'])
  follow(-100, 0.9, 300)
  expect(places()).toEqual(['0px', '90px', '360px'])
})

test('a title that leaves the view by a zoom does not stay in it', () => {
  const { places, follow } = makeTrack()
  follow(0, 1, 450)
  follow(0, 2, 450)
  expect(places()).toEqual(['0px', '200px', '800px'])
})
