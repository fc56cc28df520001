import {
  type CardId,
  cardDefaults,
  feelingDefaults,
  feelingId,
  type LaneId,
  newId,
  type PersonaId,
  type StageId,
  type StepId,
} from '@journeyboard/model'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { asNote, type JourneyDoc } from './journeyDoc.ts'
import { createProjection, readJourney } from './projection.ts'
import { makeCard, openTogether, smallMap } from './testing.ts'
import { encodeJourney, purgeDeleted, readSchema } from './wholeDocument.ts'

const c1 = 'c1' as CardId
const c3 = 'c3' as CardId
const place = (step: string, lane: string, order = 'a0') => ({ step: step as StepId, lane: lane as LaneId, order })

function open(count = 1) {
  const { people, exchange } = openTogether(smallMap(), count)
  const [ada, ben] = people
  if (!ada) throw new Error('nobody is there')
  return { ada, ben: ben ?? ada, exchange }
}

const cardText = (person: JourneyDoc, id: CardId) => person.projection.journey().cardById.get(id)?.text

describe('projection', () => {
  it('reads back what was encoded, in reading order', () => {
    const journey = open().ada.projection.journey()
    expect(journey.map.title).toBe('A map')
    expect(journey.steps.map((step) => step.id)).toEqual(['s1a', 's1b', 's2a'])
    expect(journey.cardsByCell.get('s1a~l1')?.map((card) => card.id)).toEqual(['c1', 'c2'])
    expect(journey.tray).toEqual([])
  })

  it('keeps the identity of all that did not change', () => {
    const { ada } = open()
    const before = ada.projection.journey()
    ada.change('Move card', (changes) => changes.set('card', c1, 'place', place('s2a', 'l2', 'a9')))
    const after = ada.projection.journey()
    expect(after.cardById.get(c3)).toBe(before.cardById.get(c3))
    expect(after.cardById.get(c1)).not.toBe(before.cardById.get(c1))
    expect(after.stages).toBe(before.stages)
    expect(after.steps).toBe(before.steps)
    expect(after.noteById).toBe(before.noteById)
  })

  it('tells only those who follow the changed id', () => {
    const { ada } = open()
    const told: string[] = []
    ada.projection.subscribeTo(c1, () => told.push('c1'))
    ada.projection.subscribeTo(c3, () => told.push('c3'))
    ada.change('Edit card', (changes) => changes.setText('card', c1, 'text', 'new words'))
    expect(told).toEqual(['c1'])
  })

  it('gathers what others change until the schedule says so, and own changes at once', () => {
    const { ada, ben, exchange } = open(2)
    const waiting: (() => void)[] = []
    const projection = createProjection(ada.ydoc, (flush) => waiting.push(flush))
    const text = () => projection.journey().cardById.get(c1)?.text
    ben.typeText('card', c1, 'text', 'c1 one', 6)
    exchange()
    ben.typeText('card', c1, 'text', 'c1 one two', 10)
    exchange()
    expect(text()).toBe('c1')
    expect(waiting).toHaveLength(1)
    waiting[0]?.()
    expect(text()).toBe('c1 one two')
    ada.typeText('card', c1, 'text', 'c1', 2)
    expect(text()).toBe('c1')
  })

  it('takes in later what the screen shows already, or before, with the next own change', () => {
    const { ada } = open()
    const { projection } = ada
    const waiting: (() => void)[] = []
    const type = (text: string) =>
      projection.later(
        () => ada.typeText('card', c1, 'text', text, text.length),
        (flush) => waiting.push(flush),
      )
    const text = () => projection.journey().cardById.get(c1)?.text
    type('c1 one')
    expect(text()).toBe('c1')
    waiting[0]?.()
    expect(text()).toBe('c1 one')
    type('c1 one two')
    ada.change('Edit card', (changes) => changes.setText('card', c3, 'text', 'new words'))
    expect(text()).toBe('c1 one two')
    ada.typeText('card', c1, 'text', 'c1', 2)
    expect(text()).toBe('c1')
  })

  it('survives a document full of nonsense', () => {
    const { ada } = open()
    ada.ydoc.getMap('card/place').set('broken', 'nowhere')
    ada.ydoc.getMap('card/kind').set('c1', 42)
    ada.ydoc.getMap('card/text').set('c3', 'not a shared text')
    ada.ydoc.getMap('stage/order').set('s1', { not: 'a key' })
    const journey = readJourney(ada.ydoc)
    expect(journey.cardById.get(c1)?.kind).toBe('text')
    expect(journey.cardById.get(c3)?.text).toBe('')
    expect(journey.tray.map((card) => card.id)).toEqual(['broken'])
    expect(journey.stages).toHaveLength(2)
  })

  it('shows a card whose lane was deleted while it moved there in the tray', () => {
    const { ada, ben, exchange } = open(2)
    ada.change('Move card', (changes) => changes.set('card', c1, 'place', place('s2a', 'l2')))
    ben.change('Delete lane', (changes) => changes.delete('lane', 'l2' as LaneId))
    exchange()
    for (const person of [ada, ben]) {
      expect(person.projection.journey().tray.map((card) => card.id)).toContain('c1')
    }
    ben.history.undo()
    exchange()
    expect(ada.projection.journey().tray).toEqual([])
    expect(ada.projection.journey().cardById.get(c1)?.place.lane).toBe('l2')
  })
})

describe('changes', () => {
  it('merges two people who change different fields of one card', () => {
    const { ada, ben, exchange } = open(2)
    ada.change('Kind', (changes) => changes.set('card', c1, 'kind', 'pain'))
    ben.change('Owner', (changes) => changes.set('card', c1, 'owner', 'Hanna'))
    exchange()
    for (const person of [ada, ben]) {
      expect(person.projection.journey().cardById.get(c1)).toMatchObject({ kind: 'pain', owner: 'Hanna' })
    }
  })

  it('merges two people who type into one card', () => {
    const { ada, ben, exchange } = open(2)
    ada.typeText('card', c1, 'text', 'Ada c1', 4)
    ben.typeText('card', c1, 'text', 'c1 Ben', 6)
    exchange()
    expect(cardText(ada, c1)).toBe('Ada c1 Ben')
    expect(cardText(ben, c1)).toBe('Ada c1 Ben')
  })

  it('gives everybody the same text when half a character is typed', () => {
    const { ada, ben, exchange } = open(2)
    ada.typeText('card', c1, 'text', '\u{1F600}', 2)
    ada.typeText('card', c1, 'text', '\uD83Dx\uDE00', 2)
    exchange()
    expect(cardText(ada, c1)).toBe('\uFFFDx\uFFFD')
    expect(cardText(ben, c1)).toBe('\uFFFDx\uFFFD')
  })

  it('keeps characters whole where two that begin alike give way to each other', () => {
    const { ada, ben, exchange } = open(2)
    ada.typeText('card', c1, 'text', '\u{1F468}', 2)
    ada.typeText('card', c1, 'text', '\u{1F469}', 2)
    exchange()
    expect(cardText(ben, c1)).toBe('\u{1F469}')
  })

  it('turns a card into a note and back with all that others did to it meanwhile', () => {
    const { ada, ben, exchange } = open(2)
    ada.change('Pull out', (changes) => changes.set('note', asNote(c1), 'place', { x: 10, y: -50 }))
    ben.typeText('card', c1, 'text', 'c1!', 3)
    exchange()
    expect(ben.projection.journey().noteById.get(asNote(c1))).toMatchObject({ text: 'c1!', place: { x: 10, y: -50 } })
    expect(ben.projection.journey().cardById.has(c1)).toBe(false)
    ben.change('Put in', (changes) => changes.set('card', c1, 'place', place('s2a', 'l2')))
    expect(ben.projection.journey().cardById.get(c1)?.text).toBe('c1!')
    expect(ben.projection.journey().noteById.size).toBe(0)
  })

  it('sends nothing when a value is set to what it is', () => {
    const { ada } = open()
    let updates = 0
    ada.ydoc.on('update', () => {
      updates += 1
    })
    ada.change('Nothing', (changes) => {
      changes.set('card', c1, 'color', 'auto')
      changes.set('card', c1, 'contact', { channel: '', mode: 'none', scope: 'contact' })
      changes.setText('card', c1, 'text', 'c1')
    })
    expect(updates).toBe(0)
    expect(ada.history.canUndo()).toBe(false)
  })

  it('sends nothing for deleting what is not there', () => {
    const { ada } = open()
    ada.change('Delete', (changes) => changes.delete('card', c1))
    let updates = 0
    ada.ydoc.on('update', () => {
      updates += 1
    })
    ada.change('Delete', (changes) => {
      changes.delete('card', c1)
      changes.delete('feeling', feelingId('p1' as PersonaId, 's1a' as StepId, 'actual'))
    })
    expect(updates).toBe(0)
  })

  it('restores what somebody else has deleted, with its text', () => {
    const { ada, ben, exchange } = open(2)
    ada.typeText('card', c1, 'text', 'c1 and more', 11)
    ben.change('Delete', (changes) => changes.delete('card', c1))
    exchange()
    ada.change('Bring back', (changes) => changes.restore('card', c1))
    exchange()
    expect(cardText(ben, c1)).toBe('c1 and more')
    ada.history.undo()
    expect(ada.projection.journey().cardById.has(c1)).toBe(false)
  })

  it('brings a feeling back that was cleared', () => {
    const { ada } = open()
    const id = feelingId('p1' as PersonaId, 's1a' as StepId, 'actual')
    const feeling = (valence: number) => ({ ...feelingDefaults, id, mark: { valence, original: null } })
    ada.change('Feel', (changes) => changes.create('feeling', feeling(0.5)))
    ada.change('Clear', (changes) => changes.delete('feeling', id))
    expect(ada.projection.journey().feelingById.size).toBe(0)
    ada.change('Feel', (changes) => changes.create('feeling', feeling(-0.5)))
    expect(ada.projection.journey().feelingById.get(id)?.mark.valence).toBe(-0.5)
    ada.history.undo()
    expect(ada.projection.journey().feelingById.size).toBe(0)
  })
})

describe('undo', () => {
  it('takes back only what this person did', () => {
    const { ada, ben, exchange } = open(2)
    ada.change('Kind', (changes) => changes.set('card', c1, 'kind', 'pain'))
    exchange()
    ben.change('Color', (changes) => changes.set('card', c1, 'color', 'sky'))
    exchange()
    expect(ada.history.undo()).toEqual({ label: 'Kind', skipped: 0 })
    exchange()
    expect(ben.projection.journey().cardById.get(c1)).toMatchObject({ kind: 'text', color: 'sky' })
    expect(ada.history.undo()).toBeNull()
    expect(ada.history.redo()?.label).toBe('Kind')
    expect(ada.projection.journey().cardById.get(c1)?.kind).toBe('pain')
  })

  it('brings a deleted card back with what somebody typed into it in the meantime', () => {
    const { ada, ben, exchange } = open(2)
    ada.change('Delete card', (changes) => changes.delete('card', c1))
    ben.typeText('card', c1, 'text', 'c1 and more', 11)
    exchange()
    expect(ben.projection.journey().cardById.has(c1)).toBe(false)
    ada.history.undo()
    exchange()
    expect(cardText(ada, c1)).toBe('c1 and more')
    expect(cardText(ben, c1)).toBe('c1 and more')
  })

  it('keeps what others typed into a new card whose creation is undone and redone', () => {
    const { ada, ben, exchange } = open(2)
    const id = newId<CardId>()
    ada.change('Add card', (changes) => changes.create('card', { ...cardDefaults, id, place: place('s1b', 'l1') }))
    exchange()
    ben.typeText('card', id, 'text', 'from Ben', 8)
    exchange()
    ada.history.undo()
    exchange()
    expect(ben.projection.journey().cardById.has(id)).toBe(false)
    ada.history.redo()
    exchange()
    expect(cardText(ben, id)).toBe('from Ben')
  })

  it('makes one step of a typing session, joined to the making of the card', () => {
    const { ada } = open()
    const id = newId<CardId>()
    ada.change('Add card', (changes) => changes.create('card', { ...cardDefaults, id, place: place('s1b', 'l1') }))
    const end = ada.history.beginGroup({ joinsLast: true })
    for (const text of ['H', 'He', 'Hey']) ada.typeText('card', id, 'text', text, text.length)
    end()
    ada.change('Kind', (changes) => changes.set('card', id, 'kind', 'pain'))
    ada.history.undo()
    expect(cardText(ada, id)).toBe('Hey')
    ada.history.undo()
    expect(ada.projection.journey().cardById.has(id)).toBe(false)
    expect(ada.history.canUndo()).toBe(false)
  })

  it('says when it skipped a step that somebody else has overwritten', () => {
    const { ada, ben, exchange } = open(2)
    ada.change('Older', (changes) => changes.set('card', c3, 'kind', 'pain'))
    ada.change('Newer', (changes) => changes.set('card', c1, 'kind', 'pain'))
    exchange()
    ben.change('Other', (changes) => changes.set('card', c1, 'kind', 'delight'))
    exchange()
    expect(ada.history.undo()).toEqual({ label: 'Older', skipped: 1 })
    expect(ada.projection.journey().cardById.get(c1)?.kind).toBe('delight')
  })

  it('calls a group by its own name', () => {
    const { ada } = open()
    const end = ada.history.beginGroup({ label: 'Both' })
    ada.change('Kind', (changes) => changes.set('card', c1, 'kind', 'pain'))
    ada.change('Owner', (changes) => changes.set('card', c1, 'owner', 'Hanna'))
    end()
    expect(ada.history.undo()).toEqual({ label: 'Both', skipped: 0 })
    expect(ada.projection.journey().cardById.get(c1)).toMatchObject({ kind: 'text', owner: '' })
  })

  it('forgets only the last step, also when others have made it void', () => {
    const { ada, ben, exchange } = open(2)
    ada.change('Kind', (changes) => changes.set('card', c1, 'kind', 'pain'))
    ada.change('Add card', (changes) => changes.create('card', makeCard('new', 's1b', 'l1', 'a0')))
    exchange()
    ben.change('Delete card', (changes) => changes.delete('card', 'new' as CardId))
    exchange()
    ada.history.forgetLast()
    expect(ada.projection.journey().cardById.get(c1)?.kind).toBe('pain')
    expect(ada.history.undo()?.label).toBe('Kind')
  })

  it('forgets a step that was given up', () => {
    const { ada } = open()
    ada.change('Add card', (changes) => changes.create('card', makeCard('new', 's1b', 'l1', 'a0')))
    ada.history.forgetLast()
    expect(ada.projection.journey().cardById.has('new' as CardId)).toBe(false)
    expect(ada.history.canRedo()).toBe(false)
  })
})

describe('a whole document', () => {
  it('knows its schema', () => {
    expect(readSchema(open().ada.ydoc)).toBe(1)
    expect(readSchema(new Y.Doc())).toBeNull()
  })

  it('is cleared of old deletions only', () => {
    const { ada } = open()
    const before = new Y.Doc()
    Y.applyUpdate(before, Y.encodeStateAsUpdate(ada.ydoc))
    ada.change('Delete', (changes) => {
      changes.delete('card', c1)
      changes.delete('stage', 's2' as StageId)
    })
    expect(purgeDeleted(ada.ydoc, Date.now() - 1000, ada.ydoc)).toBe(0)
    expect(purgeDeleted(ada.ydoc, Date.now() + 1000, before), 'by a clock that is wrong').toBe(0)
    expect(purgeDeleted(ada.ydoc, Date.now() + 1000, ada.ydoc)).toBe(2)
    expect(ada.ydoc.getMap('card/text').has('c1')).toBe(false)
    expect(readJourney(ada.ydoc).stages.map((stage) => stage.id)).toEqual(['s1'])
  })

  it('stays small', () => {
    const cards = Array.from({ length: 1000 }, (_, n) => makeCard(`card${n}`, 's1a', 'l1', `a${n}`, 'x'.repeat(60)))
    const update = encodeJourney({ ...smallMap(), cards })
    expect(update.byteLength).toBeLessThan(250_000)
  })
})
