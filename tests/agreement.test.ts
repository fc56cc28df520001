import { DOCUMENT_SCHEMA } from '@journeyboard/doc'
import { SCHEMA } from '@journeyboard/protocol'
import { expect, it } from 'vitest'

it('the documents that are written are of the schema that server and page agree on', () => {
  expect(DOCUMENT_SCHEMA).toBe(SCHEMA)
})
