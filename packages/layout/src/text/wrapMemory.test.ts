import { expect, it } from 'vitest'
import { TYPE } from '../tokens/typeStyles.ts'
import { createWrapMemory } from './wrapMemory.ts'

const lines = [{ text: 'a', start: 0, end: 1, width: 1 }]

it('remembers by text, style and width', () => {
  const memory = createWrapMemory(10)
  expect(memory.keep('a', TYPE.card, 100, lines)).toBe(lines)
  expect(memory.recall('a', TYPE.card, 100)).toBe(lines)
  expect(memory.recall('b', TYPE.card, 100)).toBeUndefined()
  expect(memory.recall('a', TYPE.meta, 100)).toBeUndefined()
  expect(memory.recall('a', TYPE.card, 101)).toBeUndefined()
})

it('forgets what nobody asked for, and keeps what is in use', () => {
  const memory = createWrapMemory(10)
  memory.keep('used', TYPE.card, 100, lines)
  memory.keep('unused', TYPE.card, 100, lines)
  for (let index = 0; index < 40; index += 1) {
    memory.keep(`text ${index}`, TYPE.card, 100, lines)
    memory.recall('used', TYPE.card, 100)
  }
  expect(memory.recall('used', TYPE.card, 100)).toBe(lines)
  expect(memory.recall('unused', TYPE.card, 100)).toBeUndefined()
})
