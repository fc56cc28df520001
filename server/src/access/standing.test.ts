import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { createMemoryLog } from '../log/memoryLog.ts'
import { changeRules, rulesOf } from './standing.ts'

const MAP = 'map-with-rules'

it('people who change different rules of a map at once all have their way', async () => {
  const log = createMemoryLog()
  await log.createMap(MAP, Y.encodeStateAsUpdate(new Y.Doc()))
  await Promise.all(
    [{ locks: { structure: true } }, { locks: { cards: true } }, { addressRole: 'view' } as const, {}].map((change) =>
      log.tables.commit(changeRules(MAP, change)),
    ),
  )
  expect(rulesOf(log.tables, MAP, 'edit')).toEqual({ addressRole: 'view', locks: { structure: true, cards: true } })
  await log.tables.commit(changeRules(MAP, { addressRole: null, locks: { cards: false } }))
  expect(rulesOf(log.tables, MAP, 'edit')).toEqual({ addressRole: null, locks: { structure: true, cards: false } })
})
