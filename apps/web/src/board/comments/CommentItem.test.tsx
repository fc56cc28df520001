import type { CommentStore, CommentsState, ShownComment } from '@journeyboard/session/comments'
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { openTestBoard, renderOnBoard, shopRecords } from '../testing/openTestBoard.tsx'
import { CommentItem } from './CommentItem.tsx'
import { CommentsContext } from './commentsContext.ts'
import { createCommentsUi } from './commentsUi.ts'

afterEach(cleanup)

const MARA = { id: 'mara', name: 'Mara', color: '#0f766e' }
const COMMENT: ShownComment = {
  id: 'comment1',
  seq: 1,
  author: MARA,
  text: 'Ask @Ana or @Ben.',
  mentions: [
    { id: 'ana', name: 'Ana', isGuest: true },
    { id: 'ben', name: 'Ben' },
  ],
  reactions: [
    {
      emoji: '👍',
      people: [
        { id: 'ben', name: 'Ben' },
        { id: 'ana', name: 'Ana', isGuest: true },
      ],
    },
  ],
  createdAt: 1,
  editedAt: null,
  isDeleted: false,
  delivery: 'sent',
}

it('tells guests among those who are mentioned and who reacted', () => {
  const known: CommentsState = {
    me: MARA,
    mayComment: true,
    mayModerate: false,
    threads: [],
    unread: new Map(),
    people: [],
  }
  const store = { state: createStore(() => known) } as Partial<CommentStore> as CommentStore
  renderOnBoard(
    <CommentsContext value={{ store, ui: createCommentsUi('testmap1') }}>
      <CommentItem threadId="thread1" comment={COMMENT} />
    </CommentsContext>,
    openTestBoard(shopRecords()),
  )
  expect(screen.getByText(/^Ask/).textContent).toBe('Ask @Ana guest or @Ben.')
  expect(screen.getByRole('button', { name: /Ben, Ana \(guest\)$/ }).title).toBe('Ben, Ana (guest)')
})
