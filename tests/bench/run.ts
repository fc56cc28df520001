/**
 * `npm run bench`: figures of the board, also against Excalidraw, of many people on it, of a busy room and of a document, and what was aimed at.
 * It never fails for a figure.
 * `-- --only against,pictures,board,people,room,document --cards 200,1000,3000 --repeats 3 --seconds 20 --clients 50 --profile`
 * `-- --only people --people 100`: only with so many others.
 * `-- --only against --steps open,pan,drag100,zoom,near,drag,type,others`: only these of the comparison.
 */
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { buildWebIfOld } from '../../server/src/ops/webBuild.ts'
import { duelTables } from './against/duelTables.ts'
import { measureBoth, STEPS } from './against/measureBoth.ts'
import { boardTables, boardTargets } from './board/boardTables.ts'
import { measureBoard } from './board/measureBoard.ts'
import { profileMovement } from './board/profile.ts'
import { documentTables, documentTargets, measureDocument } from './document/measureDocument.ts'
import { measurePeople, peopleTable, peopleTargets } from './people/measurePeople.ts'
import { measurePictures } from './pictures/measurePictures.ts'
import { pictureTables } from './pictures/pictureTables.ts'
import { measureRoom, type RoomFigures } from './room/measureRoom.ts'
import { roomTables, roomTargets } from './room/roomTables.ts'
import { formatTable, type Table, type Target, targetTable } from './table.ts'

const PARTS = ['against', 'pictures', 'board', 'people', 'room', 'document'] as const
const MOST_CARDS = 10_000
/** Of more cards the map is longer than a picture may be. */
const MOST_PICTURED = 3000

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: PARTS.join() },
    cards: { type: 'string', default: '200,1000,3000,10000' },
    repeats: { type: 'string', default: '3' },
    steps: { type: 'string', default: STEPS.join() },
    seconds: { type: 'string', default: '20' },
    clients: { type: 'string', default: '50' },
    people: { type: 'string', default: '1,25,100' },
    profile: { type: 'boolean', default: false },
  },
})
const parts = values.only.split(',')
const sizes = values.cards.split(',').map((size) => readCount('--cards', size, MOST_CARDS))
const repeats = readCount('--repeats', values.repeats, 100)
const room = {
  clients: readCount('--clients', values.clients, 200),
  editsASecond: 10,
  seconds: readCount('--seconds', values.seconds, 3600),
}
const people = values.people.split(',').map((count) => readCount('--people', count, 200))
const wanted = values.steps.split(',')
const steps = STEPS.filter((step) => wanted.includes(step))
if (steps.length < wanted.length) throw new Error(`The steps are ${STEPS.join(', ')}.`)
const unknown = parts.filter((part) => !PARTS.some((known) => known === part))
if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}. The parts are ${PARTS.join(', ')}.`)

console.log(`Node ${process.version}, ${availableParallelism()} cores, load ${load()} before\n`)
const targets: Target[] = []
if (parts.includes('against')) await benchAgainst()
if (parts.includes('pictures')) await benchPictures()
if (parts.includes('board')) await benchBoard()
if (parts.includes('people')) await benchPeople()
if (parts.includes('room')) await benchRoom()
if (parts.includes('document')) await benchDocument()
if (targets.length > 0) print(targetTable(targets))
console.log(`Load ${load()} after; medians of ${repeats} runs.`)
process.exit(0)

async function benchAgainst(): Promise<void> {
  await buildWebIfOld()
  duelTables(await measureBoth({ sizes, repeats, steps, onProgress: tell })).forEach(print)
}

async function benchPictures(): Promise<void> {
  await buildWebIfOld()
  const pictured = sizes.filter((size) => size <= MOST_PICTURED)
  for (const size of sizes) {
    if (size > MOST_PICTURED) tell(`pictures, ${size} cards: left out, the map is longer than a picture may be`)
  }
  pictureTables(await measurePictures({ sizes: pictured, repeats, onProgress: tell })).forEach(print)
}

async function benchBoard(): Promise<void> {
  await buildWebIfOld()
  const figures = await measureBoard({
    sizes,
    repeats,
    onProgress: tell,
    ...(values.profile ? { profile: profileMovement } : {}),
  })
  console.log(`Chromium ${figures[0]?.browser}\n`)
  boardTables(figures).forEach(print)
  targets.push(...boardTargets(figures))
}

async function benchPeople(): Promise<void> {
  await buildWebIfOld()
  const figures = await measurePeople(people, repeats, tell)
  print(peopleTable(figures))
  targets.push(...peopleTargets(figures))
}

async function benchRoom(): Promise<void> {
  const runs: RoomFigures[] = []
  for (let run = 1; run <= repeats; run++) {
    tell(`room, run ${run} of ${repeats}`)
    runs.push(await measureRoom(room))
  }
  roomTables(runs).forEach(print)
  targets.push(...roomTargets(runs))
}

async function benchDocument(): Promise<void> {
  const days = (['word', 'keys'] as const).map((typing) => ({ cards: 1000, drags: 2000, textEdits: 2000, typing }))
  const figures = []
  for (const day of days) {
    tell(`document, text edits of ${day.typing === 'word' ? 'a word' : 'several keys'}`)
    figures.push(await measureDocument(day))
  }
  documentTables(figures).forEach(print)
  targets.push(...documentTargets(figures))
}

function print(table: Table): void {
  console.log(formatTable(table))
}

/** Beside the tables, so that these can be piped into a file. */
function tell(sentence: string): void {
  console.error(`... ${sentence}`)
}

/** One-minute load: figures from a machine that does other things too say little. */
function load(): string {
  return (loadavg()[0] ?? Number.NaN).toFixed(1)
}

function readCount(name: string, text: string, most: number): number {
  const count = Number(text)
  if (Number.isInteger(count) && count > 0 && count <= most) return count
  throw new Error(`${name} must be a whole number from 1 to ${most}, but it is "${text}".`)
}
