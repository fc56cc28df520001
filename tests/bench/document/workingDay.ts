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
  /** `word`: each text edit puts one word in or another in its place. `keys`: it is typed key by key, errors included. */
  readonly typing: 'word' | 'keys'
}

/** Times that somebody opens the board: each leaves a Yjs client of its own in the document. */
const SITTINGS = 8
/** Keys of one text edit. */
const KEYS = { least: 4, most: 20 }

const LETTERS = [...'waits for the delivery and calls again ']
const WORDS = ['again', 'delivery', 'twice', 'Rechnung', 'colleague', '確認', 'tomorrow', 'without', 'telephone']

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
      ...Array.from({ length: share(day.textEdits) }, () => (day.typing === 'word' ? changeWord : typeKeys)),
    ]
    const doc = sitDown(stored, random)
    while (acts.length > 0) acts.splice(random.between(0, acts.length - 1), 1)[0]?.(doc, random)
    doc.destroy()
    doc.ydoc.destroy()
  }
  const evening = Y.encodeStateAsUpdate(stored)
  stored.destroy()
  return { morning, evening }
}

/** Opens the document; what is done in it goes to the server edit by edit. */
function sitDown(stored: Y.Doc, random: SeededRandom): JourneyDoc {
  const ydoc = new Y.Doc()
  // As Yjs draws it, but the same each time: a number over 2^31 takes more heap in each place that names it.
  ydoc.clientID = random.between(0, 2 ** 32 - 1)
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(stored))
  ydoc.on('update', (update: Uint8Array) => Y.applyUpdate(stored, update))
  return createJourneyDoc(ydoc)
}

type Act = (doc: JourneyDoc, random: SeededRandom) => void

/** To any place of any cell. */
const dragCard: Act = (doc, random) => {
  const journey = doc.projection.journey()
  const id = pickCard(doc, random)
  const place = { step: pick(random, journey.steps).id, lane: pick(random, journey.lanes.filter(holdsCards)).id }
  const stack = (journey.cardsByCell.get(cellKey(place)) ?? []).filter((card) => card.id !== id)
  moveCards(doc, [id], id, { ...place, index: random.between(0, stack.length) })
}

/** One change: a new word at the end, or one in the place of another. */
const changeWord: Act = (doc, random) => {
  const id = pickCard(doc, random)
  const words = doc.readText('card', id, 'text').split(' ')
  const word = pick(random, WORDS)
  if (random.chance(0.5)) words.push(word)
  else words[random.between(0, words.length - 1)] = word
  doc.change('Edit card', (changes) => changes.setText('card', id, 'text', words.join(' ')))
}

/**
 * As the text editor does it: one step of undo, one change a key. The caret stands at the end, where the editor puts
 * it, and in one edit of three somewhere else; one key in fifteen takes back the last one.
 */
const typeKeys: Act = (doc, random) => {
  const id = pickCard(doc, random)
  const endGroup = doc.history.beginGroup({ label: 'Edit card' })
  let text = doc.readText('card', id, 'text')
  let caret = random.chance(1 / 3) ? random.between(0, text.length) : text.length
  for (let keys = random.between(KEYS.least, KEYS.most); keys > 0; keys--) {
    const isBackspace = caret > 0 && random.chance(1 / 15)
    const typed = isBackspace ? '' : pick(random, LETTERS)
    text = text.slice(0, isBackspace ? caret - 1 : caret) + typed + text.slice(caret)
    caret += isBackspace ? -1 : 1
    doc.typeText('card', id, 'text', text, caret)
  }
  endGroup()
}

function pickCard(doc: JourneyDoc, random: SeededRandom) {
  return pick(random, [...doc.projection.journey().cardById.keys()])
}

function pick<Value>(random: SeededRandom, list: readonly Value[]): Value {
  const value = list[random.between(0, list.length - 1)]
  if (value === undefined) throw new Error('There is nothing to pick from an empty list.')
  return value
}
