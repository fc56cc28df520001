import { expect, test } from 'vitest'
import { standAt } from '../cursorGlides.ts'
import type { CrowdCursor } from './crowdScene.ts'
import { createCursorReader, createCursorTeller } from './toldCursors.ts'

const ada: CrowdCursor = {
  user: { name: 'Ada', color: '#0f766e' },
  isIdle: false,
  glide: { from: { x: 1, y: 2 }, to: { x: -3.5, y: 4 }, begun: 5000.25, duration: 535 },
  restsAt: 8000.25,
}
const ben: CrowdCursor = {
  user: { name: 'Ben', color: '#c2410c' },
  isIdle: true,
  glide: standAt({ x: 7, y: 8 }, 9),
  restsAt: 3009,
}

test('what a thread is told of cursors is what it reads, with each name told once', () => {
  const [tell, read] = [createCursorTeller(), createCursorReader()]
  const first = tell([ada])
  expect(read(first)).toEqual([ada])
  const second = tell([ben, ada])
  expect(second.newcomers.map(({ name }) => name)).toEqual(['Ben'])
  expect(read(second)).toEqual([ben, ada])
  const renamed = { ...ada, user: { name: 'Ada L.', color: '#0f766e' } }
  expect(read(tell([renamed, ben]))).toEqual([renamed, ben])
  expect(read(tell([]))).toEqual([])
})
