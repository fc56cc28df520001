/**
 * `npm run load`: many people join one large map at once, all come back after a restart at once, and a server restarts
 * while 50 people edit. It fails when something is lost, or when the
 * last of 200 waits longer than a second for a map, or twice as long after a crash. `-- --people 200 --cards 2000 --editors 50`
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { encodeJourney } from '@journeyboard/doc'
import { type CreatedMap, PATHS } from '@journeyboard/protocol'
import { formatTable } from '../bench/table.ts'
import { createBrowser } from '../conformance/browser.ts'
import { createStockClient, whenSynced } from '../conformance/stockProvider.ts'
import { largeMap } from '../kit/largeMap.ts'
import { restartServer, startServer } from '../kit/server.ts'
import { joinAtOnce } from './crowd.ts'
import { restartWhileEditing } from './restart.ts'
import { openLinkAtOnce } from './workshop.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '200' },
    cards: { type: 'string', default: '2000' },
    editors: { type: 'string', default: '50' },
  },
})
const [people, cards, editors] = [Number(values.people), Number(values.cards), Number(values.editors)]
if (![people, cards, editors].every((count) => Number.isInteger(count) && count > 0)) {
  throw new Error('Usage: npm run load -- [--people N] [--cards N] [--editors N], all whole numbers')
}

/** After a crash the server reads the map from the disk first. */
const AIMED_AT = { people: 200, joined: 1000, backAgain: 2000 } as const
/** Fewer: this process takes in every edit of everybody for all of them. */
const EDITED_CARDS = 100

const seconds = (milliseconds: number | undefined) => `${((milliseconds ?? Number.NaN) / 1000).toFixed(2)} s`
let server = await startServer()
const owner = createBrowser(server.url)
const newMap = async (size: number) =>
  (await owner.ask('POST', PATHS.maps, encodeJourney(largeMap(size)))).json<CreatedMap>().id
const mapId = await newMap(cards)
const first = await joinAtOnce(server.url, mapId, people)
first.leave()
await server.kill('SIGKILL')
server = await restartServer(server)
const storm = await joinAtOnce(server.url, mapId, people)
storm.leave()
await editOnce(server.url, mapId)
// So many come from this one address that the next would be too many within ten seconds.
await server.kill('SIGTERM')
server = await restartServer(server)
const workshop = await openLinkAtOnce(server.url, mapId, owner, people)
workshop.leave()
const { server: last, figures } = await restartWhileEditing(server, await newMap(EDITED_CARDS), editors)
await last.remove()

console.log(
  formatTable({
    title: `Load (one-minute load of the machine: ${loadavg()[0]?.toFixed(1)})`,
    columns: ['what', 'aimed at', 'measured'],
    rows: [
      [
        `${people} people join one map of ${cards} cards at once, the last one has it after`,
        '1 s',
        seconds(first.times.at(-1)),
      ],
      [
        `${people} open a link to it at once, with all that a page asks, the last one can work after`,
        '',
        seconds(workshop.times.at(-1)),
      ],
      [`all ${people} come back at once after a crash, the last one has it after`, '2 s', seconds(storm.times.at(-1))],
      [`restart while ${editors} people edit: without a server for`, '', seconds(figures.away)],
      ['then everybody is back and saved after', '', seconds(figures.back)],
      [`of ${figures.edits} edits, before and meanwhile, lost`, '0', String(figures.lost)],
    ],
  }),
)
// What is aimed at is said of so many; more may take longer.
const isUnder = (times: readonly number[], most: number) => (times.at(-1) ?? Number.POSITIVE_INFINITY) <= most
const isInTime =
  people > AIMED_AT.people || (isUnder(first.times, AIMED_AT.joined) && isUnder(storm.times, AIMED_AT.backAgain))
if (!isInTime) console.log('The last one waited too long for the map.')
process.exit(figures.lost === 0 && isInTime ? 0 : 1)

/** So that the map is no more than what it was made with: to read that is less work. */
async function editOnce(url: string, id: string): Promise<void> {
  const client = createStockClient(url, id)
  await whenSynced(client)
  client.doc.getMap('load').set('edited', 1)
  await client.saved()
  client.destroy()
}
