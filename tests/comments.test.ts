/** Comments from one page to another: the real store on each side, and the real server between them. */
import { takeOver } from '@journeyboard/session/takeOver'
import { sendWhatWaits } from '@journeyboard/session/unsaved'
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it, vi } from 'vitest'
import { giveOwnership } from '../server/src/access/mapPeople.ts'
import { insertPerson, newPerson } from '../server/src/access/people.ts'
import {
  ANA,
  BEN,
  CARD,
  fetchAs,
  idOf,
  isLoaded,
  log,
  MAP,
  openPage,
  type Page,
  pages,
  shown,
  shows,
  unread,
  waiting,
  words,
} from './kit/commentPages.ts'

describe('two people', () => {
  it('can mention whoever has come to the map since', async () => {
    const [ana] = (await pages(ANA)) as [Page]
    const names = () => ana.store.state.getState().people.map(({ name }) => name)
    expect(names()).toEqual([])
    const cleo = newPerson('Cleo')
    await log.tables.commit(insertPerson(cleo, 1), giveOwnership(MAP, cleo.id, 1))
    ana.store.refreshPeople()
    await vi.waitFor(() => expect(names()).toEqual(['Cleo']))
  })

  it('see at once what the other says, answers, takes back and settles', async () => {
    const [ana, ben] = (await pages(ANA, BEN)) as [Page, Page]
    const thread = ana.store.begin(CARD, 'Contract', words('Is this legal?'))
    expect(shown(ana)).toEqual([['Is this legal?...']])
    await shows(ben, [['Is this legal?']])
    expect([unread(ana), unread(ben)]).toEqual([[], [1]])
    ben.store.reply(thread, words('Yes, @Ana', ['id-of-Ana']))
    ben.store.markRead(thread)
    await shows(ana, [['Is this legal?', 'Yes, @Ana']])
    const [question, answer] = ana.store.state.getState().threads[0]?.comments ?? []
    expect(answer).toMatchObject({ author: { name: 'Ben' }, mentions: [{ name: 'Ana' }] })
    expect([unread(ana), unread(ben)]).toEqual([[1], []])
    ana.store.react(thread, answer?.id ?? '', '👍', true)
    ana.store.change(thread, question?.id ?? '', words('Is this legal in Spain?'))
    await shows(ben, [['Is this legal in Spain?', 'Yes, @Ana']])
    expect(ben.store.state.getState().threads[0]?.comments[1]?.reactions).toMatchObject([{ people: [{ name: 'Ana' }] }])
    ben.store.resolve(thread, true)
    await vi.waitFor(() => expect(ana.store.state.getState().threads[0]?.resolved).toMatchObject({ by: 'Ben' }))
    ben.store.remove(thread, answer?.id ?? '')
    ana.store.remove(thread, question?.id ?? '')
    await shows(ben, [])
  })

  it('know on every device of theirs what they have read', async () => {
    const [ana, ben] = (await pages(ANA, BEN)) as [Page, Page]
    const thread = ana.store.begin(CARD, 'Contract', words('One'))
    await shows(ben, [['One']])
    ben.store.markRead(thread)
    const [phone] = (await pages(BEN)) as [Page]
    await vi.waitFor(() => {
      phone.renew()
      expect([shown(phone), unread(phone)]).toEqual([[['One']], []])
    })
    ana.store.reply(thread, words('Two'))
    await vi.waitFor(() => expect([unread(phone), unread(ben)]).toEqual([[1], [1]]))
  })
})

describe('a comment written without a network', () => {
  it('waits on the page and goes out once it is back', async () => {
    const [ana, ben] = (await pages(ANA, BEN)) as [Page, Page]
    ana.network = 'down'
    const thread = ana.store.begin(CARD, 'Contract', words('From the train'))
    ana.store.reply(thread, words('And this'))
    expect(shown(ana)).toEqual([['From the train...', 'And this...']])
    ben.store.begin(CARD, 'Contract', words('From the office'))
    ana.network = 'up'
    ana.renew()
    const all = [['From the office'], ['From the train', 'And this']]
    await shows(ana, all)
    await shows(ben, all)
  })

  it('waits on the device when the page is closed, beside what was last seen', async () => {
    const device = new IDBFactory()
    const before = openPage(ANA, device)
    before.store.begin(CARD, 'Contract', words('Known'))
    await isLoaded(before)
    await shows(before, [['Known']])
    before.renew()
    await vi.waitFor(() => expect(before.store.state.getState().people).toHaveLength(1))
    before.network = 'down'
    before.store.begin(CARD, 'Contract', words('Unsent'))
    before.store.close()
    const after = openPage(ANA, device)
    after.network = 'down'
    await shows(after, [['Known'], ['Unsent...']])
    after.network = 'up'
    after.renew()
    await shows(after, [['Known'], ['Unsent']])
    const [other] = (await pages(BEN)) as [Page]
    await shows(other, [['Known'], ['Unsent']])
  })

  it('goes out from the home page, too, and only once', async () => {
    const device = new IDBFactory()
    const [ben] = (await pages(BEN)) as [Page]
    const before = openPage(ANA, device)
    await isLoaded(before)
    before.network = 'down'
    const thread = before.store.begin(CARD, 'Contract', words('From the train'))
    before.store.reply(thread, words('And this'))
    // Kept before the page is gone.
    await vi.waitFor(async () => expect(await waiting(device)).toBe(2))
    before.store.close()
    const home = {
      personId: idOf(before),
      baseUrl: 'http://board',
      database: device,
      fetch: fetchAs(ANA, { network: 'up' }),
    }
    const stops = [sendWhatWaits(home), sendWhatWaits(home)]
    await shows(ben, [['From the train', 'And this']])
    await vi.waitFor(async () => expect(await waiting(device)).toBe(0))
    for (const stop of stops) stop()
    const after = openPage(ANA, device)
    await shows(after, [['From the train', 'And this']])
  })

  it('does not go out under the name of whoever sits at the device next', async () => {
    const device = new IDBFactory()
    const [ben] = (await pages(BEN)) as [Page]
    const before = openPage(ANA, device)
    await isLoaded(before)
    before.network = 'down'
    before.store.begin(CARD, 'Contract', words('By Ana'))
    await vi.waitFor(async () => expect(await waiting(device)).toBe(1))
    before.store.close()
    const sent = vi.fn(fetchAs(BEN, { network: 'up' }))
    const stop = sendWhatWaits({ personId: idOf(ben), baseUrl: 'http://board', database: device, fetch: sent })
    const page = openPage(BEN, device)
    await vi.waitFor(() => expect(idOf(page)).toBe(idOf(ben)))
    // Sent in the order in which they were done: hers would have gone first.
    page.store.begin(CARD, 'Contract', words('By Ben'))
    await shows(ben, [['By Ben']])
    expect(shown(page)).toEqual([['By Ben']])
    page.store.close()
    const after = openPage(ANA, device)
    await shows(after, [['By Ben'], ['By Ana']])
    const authors = after.store.state.getState().threads.map(({ comments }) => comments[0]?.author.name)
    expect(authors).toEqual(['Ben', 'Ana'])
    expect(sent).not.toHaveBeenCalled()
    stop()
  })

  it('of a guest goes out for the account in which they sign in, and so does what follows without a network', async () => {
    const device = new IDBFactory()
    const [ben] = (await pages(BEN)) as [Page]
    const guest = openPage('Guest comment', device)
    await isLoaded(guest)
    guest.network = 'down'
    guest.store.begin(CARD, 'Contract', words('As a guest'))
    await vi.waitFor(async () => expect(await waiting(device)).toBe(1))
    guest.store.close()
    await takeOver('id-of-Guest', { id: 'id-of-Ana', name: 'Ana', color: '#336699' }, device)
    const page = openPage(ANA, device)
    page.network = 'down'
    await vi.waitFor(() => expect(idOf(page)).toBe('id-of-Ana'))
    page.store.begin(CARD, 'Contract', words('As Ana'))
    page.network = 'up'
    page.renew()
    await shows(ben, [['As a guest'], ['As Ana']])
  })

  it('is there once although its answer was lost, and two tabs send it', async () => {
    const device = new IDBFactory()
    const [ben] = (await pages(BEN)) as [Page]
    const tab = openPage(ANA, device)
    await isLoaded(tab)
    tab.network = 'deaf'
    tab.store.begin(CARD, 'Contract', words('Once'))
    await shows(ben, [['Once']])
    const second = openPage(ANA, device)
    await shows(second, [['Once']])
    tab.network = 'up'
    tab.renew()
    await shows(tab, [['Once']])
    await shows(ben, [['Once']])
  })

  it('is changed back by no page that never heard that it had been changed', async () => {
    const device = new IDBFactory()
    const laptop = openPage(ANA, device)
    await isLoaded(laptop)
    const thread = laptop.store.begin(CARD, 'Contract', words('First'))
    const [phone] = (await pages(ANA)) as [Page]
    await shows(phone, [['First']])
    const id = phone.store.state.getState().threads[0]?.comments[0]?.id ?? ''
    await shows(laptop, [['First']])
    laptop.network = 'deaf'
    laptop.store.change(thread, id, words('Second'))
    await shows(phone, [['Second']])
    laptop.store.close()
    phone.store.change(thread, id, words('Third'))
    await shows(phone, [['Third']])
    const opened = openPage(ANA, device)
    await shows(opened, [['Second!']])
    await shows(phone, [['Third']])
    opened.store.retry(id)
    await shows(phone, [['Second']])
  })

  it('is resolved by no page that did so long before somebody opened it again', async () => {
    const device = new IDBFactory()
    const laptop = openPage(ANA, device)
    await isLoaded(laptop)
    const thread = laptop.store.begin(CARD, 'Contract', words('Why?'))
    const [ben] = (await pages(BEN)) as [Page]
    await shows(ben, [['Why?']])
    await shows(laptop, [['Why?']])
    const isResolved = ({ store }: Page) => store.state.getState().threads[0]?.resolved !== null
    laptop.network = 'deaf'
    laptop.store.resolve(thread, true)
    await vi.waitFor(() => expect(isResolved(ben)).toBe(true))
    laptop.store.close()
    ben.store.resolve(thread, false)
    await vi.waitFor(() => expect(isResolved(ben)).toBe(false))
    const now = Date.now()
    vi.spyOn(Date, 'now').mockImplementation(() => now + 60_000)
    const opened = openPage(ANA, device)
    await vi.waitFor(() => expect(isResolved(opened)).toBe(false))
    // Sent behind it.
    opened.store.begin(CARD, 'Contract', words('Because'))
    await shows(ben, [['Why?'], ['Because']])
    expect(isResolved(ben)).toBe(false)
    vi.restoreAllMocks()
  })

  it('is not lost when what it answers was deleted meanwhile', async () => {
    const [ana, ben] = (await pages(ANA, BEN)) as [Page, Page]
    const thread = ben.store.begin(CARD, 'Contract', words('To be deleted'))
    await shows(ana, [['To be deleted']])
    ana.network = 'down'
    ana.store.reply(thread, words('Long words'))
    ben.store.remove(thread, ben.store.state.getState().threads[0]?.comments[0]?.id ?? '')
    await shows(ben, [])
    ana.network = 'up'
    ana.renew()
    await shows(ben, [['', 'Long words']])
    await shows(ana, [['', 'Long words']])
  })

  it('with other words stays to be copied when the comment was deleted meanwhile', async () => {
    const [ana, cleo] = (await pages(ANA, 'Cleo facilitate')) as [Page, Page]
    const thread = ana.store.begin(CARD, 'Contract', words('Words'))
    await shows(cleo, [['Words']])
    const id = cleo.store.state.getState().threads[0]?.comments[0]?.id ?? ''
    ana.network = 'down'
    ana.store.change(thread, id, words('Better words'))
    await shows(ana, [['Better words...']])
    cleo.store.remove(thread, id)
    await shows(cleo, [])
    ana.network = 'up'
    ana.renew()
    await shows(ana, [['Better words!']])
    ana.store.retry(id)
    await shows(ana, [['Better words!']])
    expect(ana.store.state.getState().threads[0]?.comments[0]).toMatchObject({ isDeleted: false })
    ana.store.discard(id)
    await shows(ana, [])
    expect(ana.refusals).toEqual([])
  })

  it('that is changed by somebody else meanwhile says why it could not be', async () => {
    const [ana, ben] = (await pages(ANA, BEN)) as [Page, Page]
    const thread = ben.store.begin(CARD, 'Contract', words('Mine'))
    await shows(ana, [['Mine']])
    ana.store.remove(thread, ana.store.state.getState().threads[0]?.comments[0]?.id ?? '')
    await vi.waitFor(() => expect(ana.refusals).toEqual([expect.stringContaining('Only who wrote a comment')]))
    expect(shown(ana)).toEqual([['Mine']])
  })
})

it('a page that may only look is told so', async () => {
  const [cleo] = (await pages('Cleo view')) as [Page]
  expect(cleo.store.state.getState()).toMatchObject({ mayComment: false, mayModerate: false })
  cleo.store.begin(CARD, 'Contract', words('No'))
  await shows(cleo, [['No!']])
  const [refused] = cleo.store.state.getState().threads[0]?.comments ?? []
  expect(refused?.delivery).toEqual({ refused: 'You may look at this map, but not comment on it.' })
  cleo.store.discard(refused?.id ?? '')
  await shows(cleo, [])
})
