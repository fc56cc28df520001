import { expect, test } from 'vitest'
import { createTitleTrack } from './titleTrack.ts'

const SPANS = [
  { at: 0, size: 100 },
  { at: 100, size: 300 },
  { at: 400, size: 100 },
]

function makeTrack() {
  const track = document.createElement('div')
  for (const _ of SPANS) {
    const title = document.createElement('div')
    title.append(document.createElement('i'), document.createElement('span'))
    track.append(title)
  }
  const transforms = (selector: string) =>
    [...track.querySelectorAll<HTMLElement>(selector)].map(({ style }) => style.transform)
  const places = () => transforms('div')
  const plates = () => transforms('i')
  return { track, places, plates, ...createTitleTrack(track, SPANS, 'across') }
}

const across = (...places: number[]) => places.map((place) => `translateX(${place}px)`)

test('a pan moves the track and nothing on it', () => {
  const { track, places, follow } = makeTrack()
  follow(20, 1, 1000)
  const before = places()
  follow(-30, 1, 1000)
  expect(track.style.transform).toBe('translateX(-30px)')
  expect(places()).toEqual(before)
})

test('a zoom moves the titles in view', () => {
  const { places, plates, follow } = makeTrack()
  follow(0, 1, 300)
  follow(0, 0.5, 300)
  expect(places()).toEqual(across(0, 50, 200))
  expect(plates()).toEqual(['scaleX(50)', 'scaleX(150)', 'scaleX(50)'])
})

test('a title that is out of view before and after a zoom is left until a pan brings it in', () => {
  const { places, follow } = makeTrack()
  follow(0, 1, 300)
  follow(0, 0.9, 300)
  expect(places()).toEqual(across(0, 90, 400))
  follow(-100, 0.9, 300)
  expect(places()).toEqual(across(0, 90, 360))
})

test('a title that leaves the view by a zoom does not stay in it', () => {
  const { places, follow } = makeTrack()
  follow(0, 1, 450)
  follow(0, 2, 450)
  expect(places()).toEqual(across(0, 200, 800))
})
