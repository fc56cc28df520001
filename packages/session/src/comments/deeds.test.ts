import type { CommentThread } from '@journeyboard/protocol/comments'
import { expect, it } from 'vitest'
import { withDeeds } from './deeds.ts'

const ME = { id: 'ana', name: 'Ana', color: '#336699' }
const RESOLVED: CommentThread = {
  id: 'thread-of-ana-0001',
  revision: 2,
  anchor: { kind: 'place', x: 0, y: 0 },
  about: 'Here',
  resolved: { at: 1, by: 'Ben' },
  comments: [
    {
      id: 'comment-of-ana-0001',
      seq: 1,
      author: ME,
      text: 'Shall we?',
      mentions: [],
      reactions: [],
      createdAt: 1,
      editedAt: null,
      isDeleted: false,
    },
  ],
}
const answer = { id: 'comment-of-ana-0002', thread: RESOLVED.id, start: null, text: 'One thing more', mentions: [] }

it('an answer in a resolved thread shows it open at once, but not when the server did not take it', () => {
  const shown = (refused: string | null) =>
    withDeeds([RESOLVED], [{ key: '1', refused, deed: { type: 'add', at: 2, comment: answer } }], ME, [])[0]
  expect(shown(null)).toMatchObject({ resolved: null, comments: [{}, { text: 'One thing more' }] })
  expect(shown('No.')).toMatchObject({ resolved: { by: 'Ben' }, comments: [{}, { text: 'One thing more' }] })
})
