/** How far people have read, from one page and device to another. */
import { takeOver } from '@journeyboard/session/takeOver'
import { sendWhatWaits } from '@journeyboard/session/unsaved'
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it, vi } from 'vitest'
import {
  ANA,
  BEN,
  CARD,
  fetchAs,
  idOf,
  openPage,
  type Page,
  pages,
  shows,
  unread,
  waiting,
  words,
} from './kit/commentPages.ts'

it('a comment that was read is unread again for whom a later edit names, and for nobody else', async () => {
  const [ana, ben, cleo] = (await pages(ANA, BEN, 'Cleo comment')) as [Page, Page, Page]
  const here = words('I am here')
  for (const page of [ben, cleo]) page.store.begin(CARD, 'Contract', here)
  await vi.waitFor(() => expect(ana.store.state.getState().people).toHaveLength(2))
  const thread = ana.store.begin(CARD, 'Contract', words('Who knows? @Cleo', ['id-of-Cleo']))
  const isRead = (page: Page) => !page.store.state.getState().unread.has(thread)
  const said = (page: Page) => page.store.state.getState().threads.find(({ id }) => id === thread)?.comments[0]
  for (const page of [ben, cleo]) {
    await vi.waitFor(() => expect(said(page)?.text).toBe('Who knows? @Cleo'))
    page.store.markRead(thread)
  }
  ana.store.change(thread, said(ana)?.id ?? '', words('Who knows? @Cleo @Ben', ['id-of-Cleo', 'id-of-Ben']))
  for (const page of [ben, cleo]) await vi.waitFor(() => expect(said(page)?.text).toBe('Who knows? @Cleo @Ben'))
  expect([ben, cleo, ana].map(isRead)).toEqual([false, true, true])
  ben.store.markRead(thread)
  expect(isRead(ben)).toBe(true)
  await vi.waitFor(async () => {
    const [phone] = (await pages(BEN)) as [Page]
    expect([said(phone)?.text, isRead(phone)]).toEqual(['Who knows? @Cleo @Ben', true])
  })
})

describe('what is read without a network', () => {
  /** Ana reads what Ben said where no network is, and closes the page. */
  async function readAway(who: string): Promise<{ readonly device: IDBFactory; readonly personId: string }> {
    const device = new IDBFactory()
    const [ben] = (await pages(BEN)) as [Page]
    const thread = ben.store.begin(CARD, 'Contract', words('One'))
    await shows(ben, [['One']])
    const page = openPage(who, device)
    await shows(page, [['One']])
    await vi.waitFor(async () => expect(await waiting(device, 'journeyboard:commentlists')).toBe(1))
    expect(unread(page)).toEqual([1])
    page.network = 'down'
    page.store.markRead(thread)
    expect(unread(page)).toEqual([])
    await vi.waitFor(async () => expect(await waiting(device, 'journeyboard:readmarks')).toBe(1))
    page.store.close()
    return { device, personId: idOf(page) }
  }
  const isToldOf = (who: string) =>
    vi.waitFor(async () => {
      const [phone] = (await pages(who)) as [Page]
      expect(unread(phone)).toEqual([])
    })
  const isDropped = (device: IDBFactory) =>
    vi.waitFor(async () => expect(await waiting(device, 'journeyboard:readmarks')).toBe(0))

  it('is read when the page comes back, and on every device once the network does', async () => {
    const { device } = await readAway(ANA)
    const after = openPage(ANA, device)
    after.network = 'down'
    await shows(after, [['One']])
    await vi.waitFor(() => expect(unread(after)).toEqual([]))
    after.network = 'up'
    after.renew()
    await isToldOf(ANA)
    await isDropped(device)
  })

  it('is told from the home page, too', async () => {
    const { device, personId } = await readAway(ANA)
    const fetch = fetchAs(ANA, { network: 'up' })
    const stop = sendWhatWaits({ personId, baseUrl: 'http://board', database: device, fetch })
    await isToldOf(ANA)
    await isDropped(device)
    stop()
  })

  it('is not read by whoever sits at the device next', async () => {
    const { device } = await readAway(ANA)
    const cleo = openPage('Cleo comment', device)
    await vi.waitFor(() => expect(idOf(cleo)).toBe('id-of-Cleo'))
    expect(unread(cleo)).toEqual([1])
    cleo.store.markRead(cleo.store.state.getState().threads[0]?.id ?? '')
    await isToldOf('Cleo comment')
    const [phone] = (await pages(ANA)) as [Page]
    expect(unread(phone)).toEqual([1])
  })

  it('by a guest is read by the account in which they sign in', async () => {
    const { device } = await readAway('Guest comment')
    await takeOver('id-of-Guest', { id: 'id-of-Ana', name: 'Ana', color: '#336699' }, device)
    openPage(ANA, device)
    await isToldOf(ANA)
    await isDropped(device)
  })
})
