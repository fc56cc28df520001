import { encodeJourney } from '@journeyboard/doc'
import { createSketch } from '@journeyboard/model/sketch'
import { afterEach, describe, expect, it } from 'vitest'
import { createPainter, type Painter, PainterBusy } from './painter.ts'
import type { PictureCall } from './pictureThread.ts'

let painter: Painter
afterEach(() => painter.close())

const MAP = 'map-to-draw'
const update = encodeJourney(createSketch({ title: 'Tea' }).records())
const options = { theme: 'light', scale: 1, hasTitle: true, isTransparent: false } as const
const load = async (): Promise<PictureCall> => ({
  update,
  images: [],
  format: 'svg',
  options,
  longestSide: null,
  isPassing: false,
})

describe('the painter', () => {
  it('draws one picture for all who ask for the same at once', async () => {
    painter = createPainter()
    let loads = 0
    const counted = () => {
      loads += 1
      return load()
    }
    const [one, two] = await Promise.all([painter.paint(MAP, 'tea', counted), painter.paint(MAP, 'tea', counted)])
    expect(one).toBe(two)
    expect(loads).toBe(1)
    await painter.paint(MAP, 'tea', counted)
    expect(loads).toBe(2)
  })

  it('turns away what would wait too long', async () => {
    painter = createPainter({ waiting: 1 })
    const first = painter.paint(MAP, 'one', load)
    await expect(painter.paint(MAP, 'two', load)).rejects.toThrow(PainterBusy)
    expect(await first).toHaveProperty('bytes')
  })

  it('gives up on a picture that hangs, and draws the next one', async () => {
    painter = createPainter({ patience: 1 })
    await expect(painter.paint(MAP, 'slow', load)).rejects.toThrow('takes too long')
    await painter.close()
    painter = createPainter()
    expect(await painter.paint(MAP, 'next', load)).toHaveProperty('bytes')
  })

  it('does not let one map that takes too long hold up all others again and again', async () => {
    painter = createPainter({ patience: 1 })
    const loaded: string[] = []
    const paint = (mapId: string, key: string) =>
      painter.paint(mapId, key, () => {
        loaded.push(key)
        return load()
      })
    const asked = [paint(MAP, 'first'), paint(MAP, 'waiting'), paint('another-map', 'other')]
    for (const one of asked) await expect(one).rejects.toThrow('takes too long')
    await expect(paint(MAP, 'later')).rejects.toThrow('takes too long')
    expect(loaded).toEqual(['first', 'other'])
  })

  it('starts again after it has rested', async () => {
    painter = createPainter({ idle: 0 })
    for (const key of ['one', 'two', 'three']) expect(await painter.paint(MAP, key, load)).toHaveProperty('bytes')
  })

  it('passes on what goes wrong and goes on', async () => {
    painter = createPainter()
    const broken = async () => ({ ...(await load()), update: new Uint8Array([1, 2, 3]) })
    await expect(painter.paint(MAP, 'broken', broken)).rejects.toThrow()
    await expect(painter.paint(MAP, 'gone', () => Promise.reject(new Error('no map')))).rejects.toThrow('no map')
    expect(await painter.paint(MAP, 'next', load)).toHaveProperty('bytes')
  })

  it('draws nothing once it is closed', async () => {
    painter = createPainter()
    await painter.close()
    await expect(painter.paint(MAP, 'late', load)).rejects.toThrow(PainterBusy)
  })
})
