import { expect, test } from 'vitest'
import { laneRowsOf, placeLaneWords, placeStageWords } from './edgeWords.ts'

function makeTrack(count: number) {
  const track = document.createElement('div')
  for (let index = 0; index < count; index++) {
    const title = document.createElement('div')
    title.append(document.createElement('i'), document.createElement('span'))
    track.append(title)
  }
  return { track, words: [...track.querySelectorAll('span')].map(({ style }) => style) }
}

const stageAt = (x: number, width: number) => ({ box: { x, y: 0, width, height: 88 } }) as never

test('the words of a stage that began before the edge stand at the edge, and end where the stage ends', () => {
  const { track, words } = makeTrack(2)
  const stages = [stageAt(0, 300), stageAt(300, 300)]
  placeStageWords(track, stages, [200, 50], { x: -150, zoom: 1, edge: 0, isResting: true })
  expect(words.map(({ transform }) => transform)).toEqual(['translateX(150px)', 'translateX(0px)'])
  const most = Number.parseFloat(words[0]?.maxWidth ?? '')
  expect(most).toBeGreaterThan(90)
  expect(most).toBeLessThanOrEqual(130)
  expect(words[1]?.maxWidth).toBe('')
})

test('while the zoom changes words are moved and not cut', () => {
  const { track, words } = makeTrack(1)
  placeStageWords(track, [stageAt(0, 300)], [200], { x: 0, zoom: 0.5, edge: 0, isResting: false })
  expect(words[0]?.maxWidth).toBe('')
  placeStageWords(track, [stageAt(0, 300)], [200], { x: 0, zoom: 0.5, edge: 0, isResting: true })
  expect(words[0]?.maxWidth).toBe('130px')
})

test('the words of a lane stay in view as long as its row has room for them', () => {
  const { track, words } = makeTrack(3)
  const rows = [
    { at: 0, size: 400 },
    { at: 400, size: 400 },
    { at: 800, size: 10 },
  ]
  const view = { zoom: 1, edge: 90, isResting: true }
  placeLaneWords(track, rows, [1, 3, 1], { ...view, y: -110 })
  expect(words.map(({ transform }) => transform)).toEqual(['translateY(208px)', 'translateY(8px)', 'translateY(-2px)'])
  expect(words.map(({ visibility }) => visibility)).toEqual(['', '', 'hidden'])
  placeLaneWords(track, rows, [1, 3, 1], { ...view, y: -300 })
  expect(words[0]?.transform).toBe('translateY(376px)')
})

test('rows make room as the map does: the one under the hand grows, those below it move', () => {
  const lanes = [0, 100, 200].map((y) => ({ box: { x: 0, y, width: 900, height: 100 } })) as never
  const sizes = (preview: unknown) => laneRowsOf(lanes, preview as never).map(({ at, size }) => [at, size])
  const still = [0, 100, 200].map((at) => [at, 100])
  expect(sizes(null)).toEqual(still)
  expect(sizes({ rowBottom: 200, growth: 0 })).toEqual(still)
  expect(sizes({ rowBottom: 200, growth: 30 })).toEqual([
    [0, 100],
    [100, 130],
    [230, 100],
  ])
})
