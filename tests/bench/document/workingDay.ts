/** What a day of work does to a document: drags and typing through the editor's commands, by people who come and go. */
import { createJourneyDoc, encodeJourney, type JourneyDoc } from '@journeyboard/doc'
import { moveCards } from '@journeyboard/editor'
import { cellKey, holdsCards } from '@journeyboard/model'
import * as Y from 'yjs'
import { createRandom, type SeededRandom } from '../../faults/seededRandom.ts'
import { largeMap } from '../../kit/largeMap.ts'

export interface WorkingDay {
  readonly cards: number
  readonly drags: number
  readonly textEdits: number
}

/** Times that somebody opens the board: each leaves a Yjs client of its own in the document. */
const SITTINGS = 8
/** Keys of one text edit. */
const KEYS = { least: 4, most: 20 }

const LETTERS = 'waits for the delivery and calls again '

/** The document as the server has it before and after the day, each as one Yjs update. */
export function simulateWorkingDay(day: WorkingDay): { morning: Uint8Array; evening: Uint8Array } {
  const random = createRandom(day.cards)
  const morning = encodeJourney(largeMap(day.cards))
  const stored = new Y.Doc()
  Y.applyUpdate(stored, morning)
  for (let sitting = 0; sitting < SITTINGS; sitting++) {
    const share = (count: number) =>
      Math.round((count * (sitting + 1)) / SITTINGS) - Math.round((count * sitting) / SITTINGS)
    const acts = [
      ...Array.from({ length: share(day.drags) }, () => dragCard),
      ...Array.from({ length: share(day.textEdits) }, () => editText),
    ]
    const doc = sitDown(stored)
    while (acts.length > 0) acts.splice(random.between(0, acts.length - 1), 1)[0]?.(doc, random)
    doc.destroy()
    doc.ydoc.destroy()
  }
  const evening = Y.encodeStateAsUpdate(stored)
  stored.destroy()
  return { morning, evening }
}

/** Opens the document; what is done in it goes to the server edit by edit. */
function sitDown(stored: Y.Doc): JourneyDoc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(stored))
  ydoc.on('update', (update: Uint8Array) => Y.applyUpdate(stored, update))
  return createJourneyDoc(ydoc)
}

type Act = (doc: JourneyDoc, random: SeededRandom) => void

/** To any place of any cell. */
const dragCard: Act = (doc, random) => {
  const journey = doc.projection.journey()
  const id = pickCard(doc, random)
  const step = journey.steps[random.between(0, journey.steps.length - 1)]
  const lanes = journey.lanes.filter(holdsCards)
  const lane = lanes[random.between(0, lanes.length - 1)]
  if (!step || !lane) throw new Error('The map has no cells.')
  const place = { step: step.id, lane: lane.id }
  const stack = (journey.cardsByCell.get(cellKey(place)) ?? []).filter((card) => card.id !== id)
  moveCards(doc, [id], id, { ...place, index: random.between(0, stack.length) })
}

/** As the text editor does it: one step of undo, one change a key, anywhere in the text, with an error now and then. */
const editText: Act = (doc, random) => {
  const id = pickCard(doc, random)
  const endGroup = doc.history.beginGroup({ label: 'Edit card' })
  let text = doc.readText('card', id, 'text')
  let caret = random.between(0, text.length)
  for (let keys = random.between(KEYS.least, KEYS.most); keys > 0; keys--) {
    const isBackspace = caret > 0 && random.chance(0.15)
    const typed = isBackspace ? '' : (LETTERS[random.between(0, LETTERS.length - 1)] ?? ' ')
    text = text.slice(0, isBackspace ? caret - 1 : caret) + typed + text.slice(caret)
    caret += isBackspace ? -1 : 1
    doc.typeText('card', id, 'text', text, caret)
  }
  endGroup()
}

function pickCard(doc: JourneyDoc, random: SeededRandom) {
  const ids = [...doc.projection.journey().cardById.keys()]
  const id = ids[random.between(0, ids.length - 1)]
  if (!id) throw new Error('The map has no cards.')
  return id
}
