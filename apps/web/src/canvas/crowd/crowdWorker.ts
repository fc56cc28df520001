/** The thread that draws the cursors of a crowd; what it is told stands in crowdThread.ts. */
import type { BoardPoint } from '@journeyboard/layout'
import { type CrowdPainter, createCrowdPainter } from './crowdPainter.ts'
import { type CrowdCursor, type CrowdView, marksAt, nextPictureIn } from './crowdScene.ts'
import type { CrowdAnswer, CrowdOrder, CrowdScene } from './crowdThread.ts'
import { createCursorReader, type ToldCursors } from './toldCursors.ts'

/** Milliseconds that a drawn picture may take to the screen. */
const ON_SCREEN = 50

/** A worker's, which not every browser has. */
const { fonts } = globalThis as Partial<FontFaceSource>
const answer = (word: CrowdAnswer) => postMessage(word)
const read = createCursorReader()
/** Names whose letters are there. */
const written = new Set<string>()
let nameFont = ''
let painter: CrowdPainter | null = null
let shown: { readonly cursors: readonly CrowdCursor[]; readonly view: CrowdView } | null = null
let turn = 0
let pointer: BoardPoint | null = null
/** From this thread's clock to that of the cursors. */
let ahead = 0
let timer: ReturnType<typeof setTimeout> | undefined

addEventListener('message', ({ data }: MessageEvent<CrowdOrder>) => {
  if ('canvas' in data) begin(data)
  else if ('pointer' in data) {
    pointer = data.pointer
    draw()
  } else if (data.told) {
    void show(data.told, data)
  } else {
    shown = null
    draw()
  }
})

function begin({ canvas, font, fonts: files }: Extract<CrowdOrder, { readonly canvas: unknown }>): void {
  nameFont = font
  painter = createCrowdPainter(canvas, font)
  if (!painter || !fonts) {
    answer('unable')
    return
  }
  for (const { family, address, ...rest } of files) fonts.add(new FontFace(family, `url("${address}")`, rest))
}

async function show(told: ToldCursors, scene: CrowdScene): Promise<void> {
  const isFirst = scene.turn !== turn
  turn = scene.turn
  ahead = scene.now - performance.now()
  const cursors = read(told)
  shown = { cursors, view: scene.view }
  draw()
  const names = cursors.map(({ user }) => user.name).filter((name) => !written.has(name))
  if (names.length > 0) {
    // What can not be fetched is written in another font.
    await fonts?.load(nameFont, names.join('')).catch(() => [])
    for (const name of names) written.add(name)
    draw()
  }
  if (isFirst) setTimeout(answer, ON_SCREEN, scene.turn)
}

function draw(): void {
  clearTimeout(timer)
  if (!painter) return
  if (!shown) {
    painter.clear()
    return
  }
  const now = performance.now() + ahead
  const { cursors, view } = shown
  const ready = cursors.filter(({ user }) => written.has(user.name))
  painter.paint(marksAt(now, ready, view, pointer), view)
  const wait = nextPictureIn(now, ready)
  if (wait !== null) timer = setTimeout(draw, wait)
}
