import type { CommentStore, CommentsState, ShownThread } from '@journeyboard/session/comments'
import { act, cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { openTestBoard, renderOnBoard, shopRecords } from '../testing/openTestBoard.tsx'
import { CommentsPanel } from './CommentsPanel.tsx'
import { CommentsContext } from './commentsContext.ts'
import { asDeleted, createCommentsUi, type Shown } from './commentsUi.ts'

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

/** The panel, and what is known of comments; `read` tells of what is counted as read. */
function openPanel(shown: Shown, known: Partial<CommentsState>, read: (...threadIds: readonly string[]) => void) {
  const state = createStore<CommentsState>(() => ({
    me: MARA,
    mayComment: true,
    mayModerate: false,
    threads: [],
    unread: new Map(),
    people: [],
    ...known,
  }))
  const store = { state, markRead: read } as Partial<CommentStore> as CommentStore
  const ui = createCommentsUi('testmap1')
  ui.setState({ shown })
  renderOnBoard(
    <CommentsContext value={{ store, ui }}>
      <CommentsPanel />
    </CommentsContext>,
    openTestBoard(shopRecords()),
  )
  return state
}

/** The panel with the thread open, and what makes it hear of other threads. */
function openThread() {
  const state = openPanel({ type: 'thread', id: THREAD.id }, { threads: [THREAD] }, () => {})
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

it('lists the threads in which I have said something, open or resolved, begun or answered by me', async () => {
  const of = (id: string, ...comments: ShownThread['comments']): ShownThread => ({ ...THREAD, id, comments })
  const olu = { id: 'olu', name: 'Olu', color: '#9a3412' }
  const theirs = (id: string, text: string) => ({ ...comment(id, text), author: olu })
  const threads = [
    of('begun', comment('c1', 'Begun by me')),
    of('answered', theirs('c2', 'Answered by me'), comment('c3', 'Yes.')),
    of('others', theirs('c4', 'Without me')),
    { ...of('done', comment('c5', 'Resolved since')), resolved: { by: 'Olu', at: 2 } },
  ]
  const state = openPanel({ type: 'list' }, { threads }, () => {})
  const listed = () => screen.queryAllByRole('listitem').map((entry) => entry.querySelector('span + span')?.textContent)
  expect(listed()).toEqual(['Mara Begun by me', 'Olu Answered by me', 'Olu Without me'])
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Which comments' }), 'With words of mine')
  expect(listed()).toEqual(['Mara Begun by me', 'Olu Answered by me', 'Mara Resolved since'])
  act(() => state.setState({ threads: threads.filter(({ id }) => id === 'others') }))
  expect(screen.getByText('You have not commented on this map yet.')).toBeTruthy()
})

it('marks all that is new as read, in whatever thread it is, and offers so only while something is', async () => {
  const read: string[] = []
  const threads = ['one', 'two', 'three'].map((id) => ({ ...THREAD, id }))
  const unread = new Map([
    ['one', 2],
    ['three', 1],
  ])
  const state = openPanel({ type: 'list' }, { threads, unread }, (...ids) => void read.push(...ids))
  expect(screen.getAllByText(/^\d new$/).map(({ textContent }) => textContent)).toEqual(['2 new', '1 new'])
  await userEvent.click(screen.getByRole('button', { name: 'Mark all as read' }))
  expect(read).toEqual(['one', 'three'])
  act(() => state.setState({ unread: new Map() }))
  expect(screen.queryByRole('button', { name: 'Mark all as read' })).toBeNull()
  expect(screen.queryByText(/^\d new$/)).toBeNull()
})
