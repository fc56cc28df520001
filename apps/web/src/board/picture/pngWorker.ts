/** The thread that packs pixels into a PNG; what it is told stands in pngThread.ts. */
import { createPngEncoder, type PngEncoder } from '@journeyboard/formats/pngEncoder'
import type { PngAnswer, PngOrder } from './pngThread.ts'

let encoder: PngEncoder | null = null
let turn: Promise<void> = Promise.resolve()

addEventListener('message', ({ data }: MessageEvent<PngOrder>) => {
  turn = turn.then(() => follow(data)).then(postMessage, (error) => postMessage({ error: String(error) }))
})

async function follow(order: PngOrder): Promise<PngAnswer> {
  if ('shape' in order) {
    encoder = createPngEncoder(order.shape)
    return {}
  }
  if (!encoder) throw new Error('Rows came before the shape of the picture.')
  if (order.pixels) {
    encoder.addRows(new Int32Array(order.pixels))
    return {}
  }
  return { png: new Blob([...(await encoder.finish())], { type: 'image/png' }) }
}
