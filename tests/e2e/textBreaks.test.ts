/** Text breaks at the same places on the board, in a field in which somebody types, and in pictures. */
import { type CardBox, type Layout, layoutJourney } from '@journeyboard/layout'
import { boardText } from '@journeyboard/layout/testing/randomJourney'
import type { CardId } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { renderSvg } from '@journeyboard/render'
import { elementsOf } from '@journeyboard/render/testing'
import fc from 'fast-check'
import { readStoredMap } from '../kit/maps.ts'
import { expect, test } from '../kit/test.ts'

const SEED = 20_261_122
const STEPS = 20
const CARDS = 200
/** Between the borders of a card. */
const PADDING = 2 * 10
/** What Inter has: other letters are drawn by each system's own fonts, and are not equally wide everywhere. */
const IN_INTER = /^[\n -~\u00a0-\u024f\u0370-\u03ff\u0400-\u045f\u2010-\u2026]*$/

function cardsOfManyScripts() {
  const texts = fc.sample(boardText, { numRuns: CARDS, seed: SEED })
  const sketch = createSketch({ title: `Texts of seed ${SEED}` })
  const stage = sketch.addStage({ title: 'All' })
  const steps = Array.from({ length: STEPS }, (_, index) => sketch.addStep(stage, { width: 120 + 7 * index }))
  const lane = sketch.addLane({ title: 'Texts', kind: 'text' })
  texts.forEach((text, index) => {
    const step = steps[index % STEPS]
    if (step) sketch.addCard({ step, lane }, { text, kind: 'text' })
  })
  return sketch.records()
}

interface Field {
  readonly id: string
  readonly text: string
  readonly width: number
}

/** Runs in the page. Of each card the lines that the browser has made: of the card, and of a field as wide as it. */
function readLines(fields: readonly Field[]): Record<string, { board: string[]; typed: string[] }> {
  const linesOf = (node: Node | null): string[] => {
    const lines: string[] = []
    const range = document.createRange()
    let bottom = Number.NEGATIVE_INFINITY
    const text = node?.textContent ?? ''
    for (let at = 0; node && at < text.length; at += 1) {
      if (text[at] === '\n') continue
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const { top, height, bottom: end } = range.getBoundingClientRect()
      if (height > 0 && top + height / 2 > bottom) {
        lines.push('')
        bottom = end
      }
      lines.push(`${lines.pop() ?? ''}${text[at]}`)
    }
    return lines
  }
  const host = document.querySelector('.react-flow__node [data-card]')?.cloneNode() as HTMLElement
  host.style.cssText = 'left:0;top:0;right:auto;bottom:auto;visibility:hidden'
  document.querySelector('.react-flow__viewport')?.append(host)
  const typedIn = ({ text, width }: Field): string[] => {
    const field = document.createElement('div')
    field.style.cssText = `width:${width}px;white-space:pre-wrap;overflow-wrap:anywhere`
    field.textContent = text
    host.replaceChildren(field)
    return linesOf(field.firstChild)
  }
  return Object.fromEntries(
    fields.map((field) => {
      const card = document.querySelector(`.react-flow__node [data-card="${field.id}"]`)
      const text = card && document.createTreeWalker(card, NodeFilter.SHOW_TEXT).nextNode()
      return [field.id, { board: linesOf(text), typed: typedIn(field) }]
    }),
  )
}

/** Without what nobody sees: spaces at the end, empty lines, and marks that have no width. */
function inked(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/\p{C}/gu, '').trimEnd()).filter((line) => line.trim() !== '')
}

function linesInPicture(layout: Layout, { id }: CardBox): string[] {
  const scope = { kind: 'selection', cards: new Set<CardId>([id]), notes: new Set<never>() } as const
  const elements = elementsOf(renderSvg(layout, { scope, hasTitle: false }))
  return elements.filter(({ name }) => name === 'text').map(({ text }) => text)
}

test('random texts break alike on the board, while typing, and in a picture', async ({ page, openBoard }) => {
  await page.setViewportSize({ width: 2400, height: 1400 })
  const board = await openBoard(cardsOfManyScripts())
  await board.press('Shift+1')
  await expect(page.locator('.react-flow__node [data-card]')).toHaveCount(CARDS)
  const layout = layoutJourney(await readStoredMap(page.url()))
  const cards = [...layout.cardById.values()].filter(({ isCut }) => !isCut)
  const textOf = ({ id }: CardBox) => layout.journey.cardById.get(id)?.text ?? ''
  const fields = cards.map((card) => ({ id: card.id, text: textOf(card), width: card.box.width - PADDING }))
  const read = await page.evaluate(readLines, fields)
  let compared = 0
  for (const card of cards) {
    const lines = inked(card.lines.map(({ text }) => text))
    expect(inked(read[card.id]?.board ?? []), textOf(card)).toEqual(lines)
    expect(inked(linesInPicture(layout, card)), textOf(card)).toEqual(lines)
    if (!IN_INTER.test(textOf(card))) continue
    expect(inked(read[card.id]?.typed ?? []), textOf(card)).toEqual(lines)
    compared += 1
  }
  expect(cards.length).toBe(CARDS)
  expect(compared).toBeGreaterThan(50)
})
