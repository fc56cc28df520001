import type { CommentStore, CommentsState, ShownThread } from '@journeyboard/session/comments'
import { act, cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { openTestBoard, renderOnBoard, shopRecords } from '../testing/openTestBoard.tsx'
import { CommentsPanel } from './CommentsPanel.tsx'
import { CommentsContext } from './commentsContext.ts'
import { asDeleted, createCommentsUi } from './commentsUi.ts'

beforeEach(() => sessionStorage.clear())
afterEach(cleanup)

const MARA = { id: 'mara', name: 'Mara', color: '#0f766e' }
const comment = (id: string, text: string) => ({
  id,
  seq: 1,
  author: MARA,
  text,
  mentions: [],
  reactions: [],
  createdAt: 1,
  editedAt: null,
  isDeleted: false,
  delivery: 'sent' as const,
})
const THREAD: ShownThread = {
  id: 'thread1',
  revision: 1,
  anchor: { kind: 'place', x: 0, y: 0 },
  about: 'Here',
  resolved: null,
  comments: [comment('comment1', 'Is it old?'), comment('comment2', 'From 2019.')],
}

/** The panel with the thread open, and what makes it hear of other threads. */
function openThread() {
  const state = createStore<CommentsState>(() => ({
    me: MARA,
    mayComment: true,
    mayModerate: false,
    threads: [THREAD],
    unread: new Map(),
    people: [],
  }))
  const store = { state, markRead() {} } as Partial<CommentStore> as CommentStore
  const ui = createCommentsUi('testmap1')
  ui.setState({ shown: { type: 'thread', id: THREAD.id } })
  renderOnBoard(
    <CommentsContext value={{ store, ui }}>
      <CommentsPanel />
    </CommentsContext>,
    openTestBoard(shopRecords()),
  )
  return (...threads: ShownThread[]) => act(() => state.setState({ threads }))
}

const field = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name })
const edit = async () => {
  await userEvent.click(screen.getAllByRole('button', { name: 'Edit or delete' })[0] as HTMLElement)
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Edit' }))
}

it('a half-written answer stays to be copied when somebody deletes its thread', async () => {
  const hear = openThread()
  await userEvent.type(field('Reply'), 'I have asked')
  hear()
  expect(screen.getByRole('alert').textContent).toMatch(/^This thread was deleted/)
  expect(screen.queryByText('Is it old?')).toBeNull()
  // Whoever is writing writes on.
  expect(document.activeElement).toBe(field('Reply'))
  await userEvent.keyboard(' them')
  expect(field('Reply').value).toBe('I have asked them')
  expect(screen.queryByRole('button', { name: 'Reply' })).toBeNull()

  await userEvent.click(screen.getByRole('button', { name: 'Discard' }))
  expect(screen.getByText(/^No open comments/)).toBeTruthy()
})

it('a thread without words of mine in it just goes', () => {
  const hear = openThread()
  hear()
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByText(/^No open comments/)).toBeTruthy()
})

it('half-written other words stay when their comment is deleted, alone or with its thread', async () => {
  const hear = openThread()
  await edit()
  await userEvent.type(field('Edit the comment'), ' Or new?')
  const [deleted] = asDeleted(THREAD).comments
  if (deleted) hear({ ...THREAD, comments: [deleted, ...THREAD.comments.slice(1)] })
  expect(screen.getByRole('alert').textContent).toMatch(/^This comment was deleted/)
  expect(document.activeElement).toBe(field('Edit the comment'))
  expect(field('Reply')).toBeTruthy()
  hear()
  expect(field('Edit the comment').value).toBe('Is it old? Or new?')
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
  expect(screen.getByText('A comment by Mara was deleted')).toBeTruthy()

  await userEvent.click(screen.getByRole('button', { name: 'Discard' }))
  expect(screen.getByText(/^No open comments/)).toBeTruthy()
})
