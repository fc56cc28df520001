import type { Journey } from '@journeyboard/model'
import { boardPage } from '../kit/boardPage.ts'
import { createMap, readStoredMap } from '../kit/maps.ts'
import { phoneRepair } from '../kit/phoneRepair.ts'
import { expect, test } from '../kit/test.ts'

/** What browsers say when a server is gone. */
const GONE = /WebSocket|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_INTERNET_DISCONNECTED|Failed to load resource/

const textsOf = (map: Journey) => [...map.cardById.values()].map(({ text }) => text)

test('while the server does not answer it says Saving, and Saved only when it is so', async ({ page, ownServers }) => {
  const server = await ownServers.start()
  await page.goto(await createMap(server.url, phoneRepair()))
  const board = boardPage(page)
  await board.expectStatus('Saved')
  process.kill(server.pid, 'SIGSTOP')
  await board.writeCard('Drop off', 'Actions', 'Waits in line')
  await board.expectStatus('Saving…')
  process.kill(server.pid, 'SIGCONT')
  await board.expectStatus('Saved')
  expect(textsOf(await readStoredMap(page.url()))).toContain('Waits in line')
})

test('people go on while the server is killed, and all of it arrives when it is back', async ({
  page,
  ownServers,
  secondPerson,
  expectComplaint,
}) => {
  expectComplaint(GONE)
  const killed = await ownServers.start()
  const address = await createMap(killed.url, phoneRepair())
  await page.goto(address)
  const ada = boardPage(page)
  const ben = await secondPerson(address)
  await ada.writeCard('Drop off', 'Actions', 'Seen by both')
  await ben.expectCell('Drop off', 'Actions', ['Seen by both'])
  await ada.doubleClick(ada.card('Calls two shops'))
  await ada.press('End')
  await ada.type(' twice')

  await killed.kill('SIGKILL')
  await ada.type(' or more')
  await ada.press('Escape')
  await ada.expectStatus(/Reconnecting…|Offline, kept on this device/)
  await ben.writeCard('Compare', 'Bench', 'Written by Ben')
  await ada.drag(ada.card('Price list'), await ada.inCell('Drop off', 'Bench', 6))
  for (const one of [ada, ben]) await one.expectStatus(/Offline, kept on this device \(\d+ changes?\)/)

  await ownServers.restart(killed)
  for (const one of [ada, ben]) {
    await one.expectStatus('Saved')
    await one.expectCell('Compare', 'Actions', ['Calls two shops twice or more'])
    await one.expectCell('Compare', 'Bench', ['Written by Ben'])
    await one.expectCell('Drop off', 'Bench', ['Opens the case', 'Price list'])
  }
  expect(textsOf(await readStoredMap(address))).toEqual(
    expect.arrayContaining(['Seen by both', 'Written by Ben', 'Calls two shops twice or more']),
  )
})

test('without a network a reload shows the map, and what is written then arrives later', async ({
  openBoard,
  secondPerson,
  expectComplaint,
}) => {
  expectComplaint(GONE)
  const board = await openBoard()
  const { page } = board
  await board.writeCard('Drop off', 'Actions', 'Written at home')
  await board.expectStatus('Saved')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))

  await page.context().setOffline(true)
  await page.reload()
  await board.expectCell('Drop off', 'Actions', ['Written at home'])
  await board.expectStatus('Offline')
  await board.writeCard('Compare', 'Bench', 'Written on the train')
  await board.expectStatus(/Offline, kept on this device \(\d+ changes?\)/)
  await page.reload()
  await board.expectCell('Compare', 'Bench', ['Written on the train'])
  await board.expectStatus(/Offline, kept on this device \(\d+ changes?\)/)

  await page.context().setOffline(false)
  await board.expectStatus('Saved')
  const other = await secondPerson(page.url())
  await other.expectCell('Compare', 'Bench', ['Written on the train'])
})
