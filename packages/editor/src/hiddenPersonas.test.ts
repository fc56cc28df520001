import { newId, ordersAt, type Persona, type PersonaId } from '@journeyboard/model'
import { describe, expect, it } from 'vitest'
import { hidePersona, showPersonas } from './hiddenPersonas.ts'
import { header } from './testing/places.ts'
import { sampleMap } from './testing/sampleMap.ts'
import { createTestBoard } from './testing/testBoard.ts'

function twoPersonas() {
  const records = sampleMap()
  const [mia] = records.personas
  if (!mia) throw new Error('The map has lost its persona')
  const [order = ''] = ordersAt([mia.order], 1, 1)
  const zoe: Persona = { ...mia, id: newId<PersonaId>(), name: 'Zoe', order }
  const test = createTestBoard({ ...records, personas: [mia, zoe] })
  const shown = () => test.board.layout.getState().plots[0]?.curves.map(({ personaId }) => personaId)
  return { test, mia: mia.id, zoe: zoe.id, shown }
}

describe('a hidden persona', () => {
  it('has no curve on this screen, and the document does not know', () => {
    const { test, mia, shown } = twoPersonas()
    test.countUpdates()
    hidePersona(test.board.hiddenPersonas, mia)
    expect(shown()).toEqual([])
    expect(test.countUpdates()).toBe(0)
    test.run('showPersonas')
    expect(shown()).toEqual([mia])
  })

  it('stays hidden when the map changes', () => {
    const { test, mia, shown } = twoPersonas()
    hidePersona(test.board.hiddenPersonas, mia)
    test.run('addStage')
    expect(shown()).toEqual([])
  })

  it('leaves the keys 1 to 5 to the first one that is shown', () => {
    const { test, mia, zoe, shown } = twoPersonas()
    hidePersona(test.board.hiddenPersonas, mia)
    test.click(header('Hear')).key('5')
    expect(shown()).toEqual([zoe])
  })

  it('is shown again by what is felt, where everybody is hidden', () => {
    const { test, mia, zoe, shown } = twoPersonas()
    for (const id of [mia, zoe]) hidePersona(test.board.hiddenPersonas, id)
    test.click(header('Hear')).key('5')
    expect(shown()).toEqual([mia])
  })

  it('tells nobody when nothing is hidden or shown anew', () => {
    const { test, mia } = twoPersonas()
    const { hiddenPersonas } = test.board
    let changes = 0
    hiddenPersonas.subscribe(() => void changes++)
    showPersonas(hiddenPersonas, [mia])
    expect(changes).toBe(0)
    hidePersona(hiddenPersonas, mia)
    hidePersona(hiddenPersonas, mia)
    expect(changes).toBe(1)
  })
})
