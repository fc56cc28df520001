import { readJourney } from '@journeyboard/doc'
import { writeJourneyJson } from '@journeyboard/formats'
import { arrangeJourney, type ImageHash, lookupOf } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import type { Me } from '@journeyboard/protocol'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { me } from '../access/meStore.ts'
import { TooltipProvider } from '../ui/Tooltip.tsx'
import { Toaster } from '../ui/toasts.tsx'
import { HomePage } from './HomePage.tsx'
import { forgetMap, knownMaps, rememberMap } from './knownMaps.ts'

const MERMAID = 'journey\n  title Rent a bike\n  section Find\n    Search: 4: Ann\n'

/** What the server was asked to make, and what it answers, one answer a request; the last one stands for all further. */
const server = { maps: [] as Uint8Array[], answers: [] as (() => Promise<Response> | Response)[] }

const created = () => Response.json({ id: 'newmap0001' }, { status: 201 })
const gone = () => Promise.reject(new TypeError('Failed to fetch'))

beforeEach(() => {
  server.maps = []
  server.answers = [created]
  vi.stubGlobal('fetch', async (address: string, { body }: { readonly body: Uint8Array }) => {
    expect(address).toBe('/api/maps')
    server.maps.push(body)
    const answer = server.answers.length > 1 ? server.answers.shift() : server.answers[0]
    return answer?.()
  })
  history.replaceState(null, '', '/')
  for (const map of knownMaps.getState()) forgetMap(map.id)
  render(
    <TooltipProvider>
      <HomePage />
      <Toaster />
    </TooltipProvider>,
  )
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function readMade(index: number) {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, server.maps[index] ?? new Uint8Array())
  return readJourney(ydoc)
}

function withImage(): string {
  const sketch = createSketch({ title: 'Shop' })
  const hash = 'a'.repeat(64) as ImageHash
  sketch.addNote({ x: 0, y: 0 }, { image: { hash, width: 40, height: 30 } })
  const journey = arrangeJourney(lookupOf(sketch.records()))
  return writeJourneyJson(journey, new Map([[hash, 'data:image/png;base64,iVBORw0KGgo=']]))
}

function dropFiles(...files: readonly File[]) {
  fireEvent.drop(document.body, { dataTransfer: { types: ['Files'], files } })
}

/** The code that reads files comes when it is needed. */
const arrival = () => vi.waitFor(() => expect(location.pathname).toBe('/map/newmap0001'), { timeout: 10_000 })

describe('a new map', () => {
  it('is made from the template that was clicked, and opened', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Blank' }))
    await arrival()
    expect(server.maps).toHaveLength(1)
    expect(readMade(0).stages.map((stage) => stage.title)).toEqual(['Discover', 'Choose', 'Use'])
  })

  it('is made once, however often somebody clicks meanwhile', async () => {
    const user = userEvent.setup()
    await user.dblClick(screen.getByRole('button', { name: 'Service blueprint' }))
    await arrival()
    expect(server.maps).toHaveLength(1)
  })

  it('is not lost when the server can not be reached: trying again makes the same one', async () => {
    server.answers = [gone, created]
    await userEvent.click(screen.getByRole('button', { name: 'Customer journey' }))
    const problem = await screen.findByRole('alert')
    expect(problem.textContent).toContain('The server can not be reached')
    expect(location.pathname).toBe('/')
    await userEvent.click(within(problem).getByRole('button', { name: 'Try again' }))
    await arrival()
    expect([...readMade(1).cardById.keys()]).toEqual([...readMade(0).cardById.keys()])
  })

  it('that the server refuses is explained in the server’s words', async () => {
    const refuse = () => Response.json({ error: 'bad-request', message: 'This map is too odd.' }, { status: 400 })
    server.answers = [refuse]
    await userEvent.click(screen.getByRole('button', { name: 'Blank' }))
    const problem = await screen.findByRole('alert')
    expect(problem.textContent).toBe('This map is too odd.')
    expect(within(problem).queryByRole('button', { name: 'Try again' })).toBeNull()
    await userEvent.click(within(problem).getByRole('button', { name: 'Close this message' }))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('that a proxy answers with a page of its own is explained all the same', async () => {
    server.answers = [() => new Response('<h1>Bad gateway</h1>', { status: 502 })]
    await userEvent.click(screen.getByRole('button', { name: 'Blank' }))
    expect((await screen.findByRole('alert')).textContent).toContain('The server could not make the map (502).')
  })
})

describe('a file', () => {
  it('that is dropped anywhere becomes a map', async () => {
    dropFiles(new File([MERMAID], 'bike.mmd'))
    await arrival()
    expect(readMade(0).map.title).toBe('Rent a bike')
  })

  it('that is picked in the dialog becomes a map', async () => {
    await userEvent.upload(screen.getByLabelText('File to open'), new File([MERMAID], 'bike.mmd'))
    await arrival()
    expect(readMade(0).map.title).toBe('Rent a bike')
  })

  it('that could not be taken over as it was is opened with remarks', async () => {
    dropFiles(new File([MERMAID.replace('4', '9')], 'bike.mmd'))
    await arrival()
    expect(await screen.findByText('bike.mmd is open, with one remark')).toBeTruthy()
    expect(screen.getByText(/Line 4: .*9/)).toBeTruthy()
  })

  it('whose images can not be kept is opened all the same, once, and says so', async () => {
    vi.doMock('../board/images/takeAlong.ts', () => {
      throw new TypeError('Failed to fetch dynamically imported module')
    })
    dropFiles(new File([withImage()], 'shop.journey.json'))
    await arrival()
    vi.doUnmock('../board/images/takeAlong.ts')
    expect(await screen.findByText(/^Its images could not be kept/)).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(server.maps).toHaveLength(1)
  })

  it.each([
    [[new File([MERMAID.replace('4', 'many')], 'bike.mmd')], /bike\.mmd.*line 4.*many/],
    [[new File(['x'], 'holiday.png')], /holiday\.png/],
    [[new File([MERMAID], 'one.mmd'), new File([MERMAID], 'two.mmd')], /2 files at once/],
    [[], /no file/],
    [[new File(['Discover,Buy'], 'shop.csv')], /^shop\.csv is a table: open a map first, then drop it there\./],
    [[new File(['PK\0'], 'Shop.XLSX')], /^Shop\.XLSX is a table: open a map first/],
    [[new File([new Uint8Array(11 * 1024 * 1024)], 'huge.mmd')], /huge\.mmd: The file is larger than 10 MB/],
  ])('that can not be opened leaves the page with a sentence: %#', async (files, sentence) => {
    dropFiles(...files)
    expect((await screen.findByRole('alert')).textContent).toMatch(sentence)
    expect(location.pathname).toBe('/')
    expect(server.maps).toHaveLength(0)
  })

  it('that is held over the page is asked for, until it leaves', () => {
    const dataTransfer = { types: ['Files'], files: [] }
    fireEvent.dragEnter(document.body, { dataTransfer })
    expect(screen.getByText('Drop the file to open it as a new map')).toBeTruthy()
    fireEvent.dragEnter(screen.getByRole('heading', { level: 1 }), { dataTransfer })
    fireEvent.dragLeave(document.body, { dataTransfer })
    expect(screen.getByText('Drop the file to open it as a new map')).toBeTruthy()
    fireEvent.dragLeave(screen.getByRole('heading', { level: 1 }), { dataTransfer })
    expect(screen.queryByText('Drop the file to open it as a new map')).toBeNull()
  })

  it('is not asked for where maps are made by people with an account, which is said at once', async () => {
    const dataTransfer = { types: ['Files'], files: [] }
    const nobody: Me = {
      person: { id: 'guest', name: '', color: '#0f766e' },
      account: null,
      access: 'private',
      mayCreate: false,
      isAdministrator: false,
      sendsMail: false,
    }
    act(() => me.setState(nobody, true))
    fireEvent.dragEnter(document.body, { dataTransfer })
    expect(screen.queryByText('Drop the file to open it as a new map')).toBeNull()
    dropFiles(new File([MERMAID], 'bike.mmd'))
    expect(await screen.findByText(/made by people with an account\. Sign in, then drop the file again/)).toBeTruthy()
    expect(server.maps).toHaveLength(0)
    act(() => me.setState(null, true))
  })

  it('is not expected while text is dragged', () => {
    fireEvent.dragEnter(document.body, { dataTransfer: { types: ['text/plain'], files: [] } })
    expect(screen.queryByText('Drop the file to open it as a new map')).toBeNull()
  })
})

describe('known maps', () => {
  it('are explained while there are none', () => {
    expect(screen.getByText('No maps yet in this browser')).toBeTruthy()
  })

  it('are shared by links where the address of a map lets nobody in, and found again on every device', () => {
    const person = { id: 'mara', name: 'Mara', color: '#0f766e' }
    const mara: Me = {
      person,
      account: { name: 'Mara' },
      access: 'private',
      mayCreate: true,
      isAdministrator: false,
      sendsMail: false,
    }
    vi.stubGlobal('fetch', gone)
    act(() => me.setState(mara, true))
    expect(screen.queryByText(/^Send the address/)).toBeNull()
    expect(screen.getByText(/^Send your team a link to it, from Share/)).toBeTruthy()
    expect(screen.getByText(/on every device/)).toBeTruthy()
    act(() => me.setState(null, true))
  })

  it('lead to their boards', async () => {
    act(() => rememberMap({ id: 'known00001', title: 'Office furniture', picture: null }))
    expect(screen.getByText('Opened just now')).toBeTruthy()
    await userEvent.click(screen.getByRole('link', { name: 'Office furniture' }))
    expect(location.pathname).toBe('/map/known00001')
  })

  it('can be taken off the list and back, the focus going on to a neighbour', async () => {
    act(() => {
      rememberMap({ id: 'known00001', title: 'Office furniture', picture: null })
      rememberMap({ id: 'known00002', title: '', picture: null })
    })
    await userEvent.click(await screen.findByRole('button', { name: 'More about “Untitled map”' }))
    const removal = await screen.findByRole('menuitem', { name: 'Remove from this list' })
    expect(screen.queryByRole('menuitem', { name: 'Delete…' }), 'which is not theirs').toBeNull()
    await userEvent.click(removal)
    expect(screen.queryByRole('link', { name: 'Untitled map' })).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Office furniture' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(screen.getByRole('link', { name: 'Untitled map' })).toBeTruthy()
  })
})
