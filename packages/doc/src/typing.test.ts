import type { CardId } from '@journeyboard/model'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { JourneyDoc } from './journeyDoc.ts'
import { makeCard, openTogether, smallMap } from './testing.ts'

const c1 = 'c1' as CardId

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function open() {
  const { people, exchange } = openTogether(smallMap(), 2)
  const [ada, ben] = people
  if (!ada || !ben) throw new Error('Nobody is there')
  return { ada, ben, exchange }
}

const textIn = (doc: JourneyDoc, id = c1) => doc.readText('card', id, 'text')

/** Letter by letter at the end of the text. */
function type(doc: JourneyDoc, letters: string, id = c1): void {
  for (const letter of letters) {
    const next = textIn(doc, id) + letter
    doc.typeText('card', id, 'text', next, next.length)
  }
}

function erase(doc: JourneyDoc, count: number): void {
  for (let n = 0; n < count; n += 1) {
    const next = textIn(doc).slice(0, -1)
    doc.typeText('card', c1, 'text', next, next.length)
  }
}

describe('while a text is written', () => {
  it('words are taken back and brought back one by one', () => {
    const { ada } = open()
    const typing = ada.history.beginTyping({ label: 'Edit card' })
    type(ada, ' waits ten days')
    const seen = [textIn(ada)]
    while (typing.undo()) seen.push(textIn(ada))
    expect(seen).toEqual(['c1 waits ten days', 'c1 waits ten ', 'c1 waits ', 'c1 ', 'c1'])
    expect(typing.redo() && typing.redo() && textIn(ada)).toBe('c1 waits ')
  })

  it('a pause, a removal and something pasted are steps of their own', () => {
    const { ada } = open()
    const typing = ada.history.beginTyping()
    type(ada, 'ab')
    vi.advanceTimersByTime(1500)
    type(ada, 'cd')
    erase(ada, 1)
    ada.typeText('card', c1, 'text', 'c1abc pasted', 12)
    const seen: string[] = []
    while (typing.undo()) seen.push(textIn(ada))
    expect(seen).toEqual(['c1abc', 'c1abcd', 'c1ab', 'c1'])
  })

  it('no letter of others is touched', () => {
    const { ada, ben, exchange } = open()
    const typing = ada.history.beginTyping()
    type(ada, ' one')
    exchange()
    ben.typeText('card', c1, 'text', 'Ben: c1 one', 5)
    exchange()
    type(ada, ' two')
    expect(typing.undo() && textIn(ada)).toBe('Ben: c1 one ')
    while (typing.undo());
    expect(textIn(ada)).toBe('Ben: c1')
  })

  it('the steps before it are left alone, also when others have made its own void', () => {
    const { ada, ben, exchange } = open()
    ada.change('Kind', (changes) => changes.set('card', c1, 'kind', 'pain'))
    const typing = ada.history.beginTyping()
    type(ada, 'x')
    exchange()
    ben.typeText('card', c1, 'text', '', 0)
    exchange()
    expect(typing.undo()).toBe(false)
    expect(ada.projection.journey().cardById.get(c1)?.kind).toBe('pain')
    typing.end()
    expect(ada.history.undo()?.label).toBe('Kind')
  })
})

describe('when a text has been written', () => {
  it('all of it is one step, which is redone as one', () => {
    const { ada } = open()
    const typing = ada.history.beginTyping({ label: 'Edit card' })
    type(ada, ' one two three')
    typing.undo()
    type(ada, 'four')
    typing.end()
    expect(textIn(ada)).toBe('c1 one two four')
    expect(ada.history.undo()).toEqual({ label: 'Edit card', skipped: 0 })
    expect(textIn(ada)).toBe('c1')
    ada.history.redo()
    expect(textIn(ada)).toBe('c1 one two four')
    expect(ada.history.canRedo()).toBe(false)
  })

  it('it belongs to the making of what was new', () => {
    const { ada } = open()
    const id = 'new' as CardId
    ada.change('Add card', (changes) => changes.create('card', makeCard('new', 's1b', 'l1', 'a0', '')))
    const typing = ada.history.beginTyping({ joinsLast: true })
    type(ada, 'two words', id)
    typing.undo()
    typing.end()
    expect(textIn(ada, id)).toBe('two ')
    expect(ada.history.undo()?.label).toBe('Add card')
    expect(ada.projection.journey().cardById.has(id)).toBe(false)
    expect(ada.history.canUndo()).toBe(false)
  })

  it('each later change is a step of its own again', () => {
    const { ada } = open()
    const typing = ada.history.beginTyping()
    type(ada, 'ab cd')
    typing.end()
    ada.change('One', (changes) => changes.set('card', c1, 'kind', 'pain'))
    ada.change('Two', (changes) => changes.set('card', c1, 'kind', 'delight'))
    expect(ada.history.undo()?.label).toBe('Two')
    expect(ada.history.undo()?.label).toBe('One')
    ada.history.undo()
    expect(textIn(ada)).toBe('c1')
  })
})
