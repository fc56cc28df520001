import { embedJourney, writeJourneyJson } from '@journeyboard/formats'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Toaster } from '../../ui/toasts.tsx'
import { NoticeToasts } from '../panels/NoticeToasts.tsx'
import { openTestBoard, renderOnBoard, shopRecords, type TestBoard } from '../testing/openTestBoard.tsx'
import { Dialogs } from './Dialogs.tsx'

const MERMAID = 'journey\n  title Rent a bike\n  section Find\n    Search: 4: Ann\n'
const EMPTY_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'
const made = vi.fn()

let open: TestBoard
beforeEach(() => {
  open = openTestBoard(shopRecords())
  made.mockReset()
  vi.stubGlobal('fetch', async (address: string) => {
    made(address)
    return Response.json({ id: 'newmap0001' }, { status: 201 })
  })
  history.replaceState(null, '', '/map/oldmap0001')
  renderOnBoard(
    <>
      <Dialogs />
      <NoticeToasts />
      <Toaster />
    </>,
    open,
  )
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** Whether the page took the files, so that the browser does not go away to show them. */
const drop = (...files: readonly File[]) =>
  !fireEvent.drop(document.body, { dataTransfer: { types: ['Files'], files } })

it('a file that is dropped on the board is opened as a new map when that is wanted', async () => {
  expect(drop(new File([MERMAID], 'bike.mmd'))).toBe(true)
  // The first one is fetched, which takes as long as the machine is busy.
  await screen.findByRole('dialog', { name: 'What should become of bike.mmd?' }, { timeout: 15_000 })
  expect(made).not.toHaveBeenCalled()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(location.pathname).toBe('/map/newmap0001'), { timeout: 15_000 })
}, 40_000)

it('a file can be added to the map that is there, which says before what comes', async () => {
  drop(new File([MERMAID], 'bike.mmd'))
  expect(
    await screen.findByText(/Adds 1 stage, 1 lane, 1 card and 1 persona\. Shares Feelings with this map\./),
  ).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Add to this map' }))
  expect(await screen.findByText('Added bike.mmd to this map')).toBeTruthy()
  const journey = () => open.board.doc.projection.journey()
  expect(journey().stages.map(({ title }) => title)).toEqual(['Discover', 'Buy', 'Find'])
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(journey().stages.map(({ title }) => title)).toEqual(['Discover', 'Buy'])
  expect(made).not.toHaveBeenCalled()
})

it.each([
  ['file', 'office.journey.json', '', (json: string) => json],
  ['picture', 'office.svg', 'image/svg+xml', (json: string) => embedJourney(EMPTY_PICTURE, json)],
])('a %s of the same map says that it comes as a copy', async (_, name, type, write) => {
  const same = writeJourneyJson(open.board.doc.projection.journey())
  drop(new File([write(same)], name, { type }))
  expect(await screen.findByText(/Some of it is on this map already\. It comes once more as a copy/)).toBeTruthy()
})

it('a table is shown before it is added, and what can not be read says what to do', async () => {
  drop(new File([';Buy\nActions;Asks\n'], 'journey.csv'))
  await userEvent.click(await screen.findByRole('button', { name: 'Add 1 card' }))
  expect(await screen.findByText('Added 1 card')).toBeTruthy()
  drop(new File(['...'], 'journey.ods'))
  expect(
    await screen.findByText('journey.ods can not be read. Save it as .xlsx or as CSV, and drop that.'),
  ).toBeTruthy()
  drop(new File(['...'], 'journey.xlsx'))
  expect(await screen.findByText(/^journey\.xlsx: This is not a workbook that can be read/)).toBeTruthy()
})

it('a table that can not be read from the device is not blamed on the server', async () => {
  const moved = new File([''], 'journey.csv')
  moved.arrayBuffer = () => Promise.reject(new DOMException('', 'NotFoundError'))
  drop(moved)
  expect(await screen.findByText(/^journey\.csv: It could not be read\. If it is a folder/)).toBeTruthy()
})

it('a file that is not wanted leaves the board as it was', async () => {
  drop(new File([MERMAID], 'bike.mmd'))
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(location.pathname).toBe('/map/oldmap0001')
  expect(made).not.toHaveBeenCalled()
})

it('a file that can not be opened is refused with a sentence, on the board', async () => {
  drop(new File([MERMAID.replace('4', 'many')], 'bike.mmd'))
  expect(await screen.findByText(/bike\.mmd, line 4: .*many/)).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(location.pathname).toBe('/map/oldmap0001')
})

it('several files at once are refused', async () => {
  expect(drop(new File(['a'], 'a.mmd'), new File(['b'], 'b.mmd'))).toBe(true)
  expect(await screen.findByText(/^Drop one file at a time/)).toBeTruthy()
})
