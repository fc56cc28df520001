import { createHash } from 'node:crypto'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { encodeJourney } from '@journeyboard/doc'
import { readJourneyJson } from '@journeyboard/formats'
import type { ImageHash } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { templates } from '@journeyboard/model/templates'
import { KEEP_IN_TRASH } from '@journeyboard/protocol'
import type { CommentAnchor } from '@journeyboard/protocol/comments'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newPerson } from '../access/people.ts'
import { createComments } from '../comments/comments.ts'
import { openDiskLog } from '../log/diskLog.ts'
import { inspectDatabase } from '../log/inspection.ts'
import type { Log } from '../log/log.ts'
import { openStore } from '../log/store.ts'
import { createVersions } from '../versions/versions.ts'
import { runCommandLine } from './commandLine.ts'

let folder: string
let log: Log | null = null
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journeyboard-cli-'))
  mkdirSync(inData(''))
})
afterEach(async () => {
  await stop()
  rmSync(folder, { recursive: true })
})

const inData = (name: string) => join(folder, 'data', name)
const inFolder = (name: string) => join(folder, name)

function histories(): unknown[] {
  const database = new DatabaseSync(inData('journeyboard.sqlite'), { readOnly: true })
  const rows = database.prepare('SELECT history FROM map').all()
  database.close()
  return rows.map(({ history }) => history)
}

async function run(...args: string[]) {
  const said: string[] = []
  const complained: string[] = []
  const code = await runCommandLine(args, {
    env: { DATA_DIR: inData(''), PORT: '1' },
    say: (line) => void said.push(line),
    complain: (line) => void complained.push(line),
  })
  return { code, said: said.join('\n'), complained: complained.join('\n') }
}

/** Holds the data folder and writes to it, as a server does. */
async function start(): Promise<Log> {
  log = await openDiskLog({ folder: inData(''), onLost: () => {} })
  return log
}

async function stop(): Promise<void> {
  await log?.close()
  log = null
}

const [, TEMPLATE] = templates

function mapCalled(title: string): Uint8Array {
  if (!TEMPLATE) throw new Error('there is a template')
  const records = TEMPLATE.create()
  return encodeJourney({ ...records, map: { ...records.map, title } })
}

/** Writes maps with these titles, called `map-0001` and so on, while nobody else does. */
function writeMaps(...titles: string[]): void {
  const store = openStore(inData('journeyboard.sqlite'))
  titles.forEach((title, index) => {
    store.commit(() => store.createMap(`map-000${index + 1}`, mapCalled(title)))
  })
  store.close()
}

/** Writes `map-0001`, which shows an image of the bytes 1, 2 and 3. */
function writeShown(): void {
  const bytes = new Uint8Array([1, 2, 3])
  const hash = createHash('sha256').update(bytes).digest('hex') as ImageHash
  const sketch = createSketch({ title: 'Shown' })
  sketch.addNote({ x: 0, y: 0 }, { image: { hash, width: 4, height: 3 } })
  const store = openStore(inData('journeyboard.sqlite'))
  store.commit(() => store.createMap('map-0001', encodeJourney(sketch.records())))
  store.commit(() => store.putImage('map-0001', { hash, type: 'image/png', bytes }))
  store.close()
}

/** Gives the id of a version that `map-0001` then has. */
async function keepVersion() {
  const { id } = await createVersions(await start()).keep('map-0001', { kind: 'automatic', people: [] })
  await stop()
  return id
}

/** The titles that are there, in the order of their ids. */
function titlesIn(file = inData('journeyboard.sqlite')): string[] {
  return inspectDatabase(file).maps.map(({ title }) => title)
}

function changeDatabase(statement: string): void {
  const database = new DatabaseSync(inData('journeyboard.sqlite'))
  database.exec(statement)
  database.close()
}

describe('the command line', () => {
  it('explains itself, and tells what it does not know', async () => {
    const help = await run('--help')
    expect(help.code).toBe(0)
    for (const command of ['serve', 'backup', 'restore', 'export', 'verify', 'doctor'])
      expect(help.said).toContain(command)
    expect(await run('bckup')).toMatchObject({ code: 2, complained: expect.stringContaining('Did you mean backup?') })
    expect(await run('restore')).toMatchObject({ code: 2, complained: expect.stringContaining("'file'") })
  })

  it('says in a sentence where there is nothing', async () => {
    for (const command of ['backup', 'verify', 'export']) {
      expect(await run(command)).toMatchObject({ code: 1, complained: expect.stringContaining('There are no maps in') })
    }
    writeFileSync(inFolder('words.txt'), 'words')
    expect(await run('verify', inFolder('words.txt'))).toMatchObject({
      code: 1,
      complained: expect.stringContaining('words.txt is no database of Journeyboard: '),
    })
    expect(await run('restore', inFolder('none'))).toMatchObject({
      code: 1,
      complained: expect.stringContaining('no file'),
    })
  })
})

describe('a backup', () => {
  it('is taken while edits go on, and restored when nobody writes, with the former maps kept beside', async () => {
    writeMaps('Kept')
    const running = await start()
    const file = inFolder('backup.sqlite')
    const writing = running.createMap('map-0002', mapCalled('Later'))
    expect(await run('backup', file)).toMatchObject({ code: 0, said: expect.stringContaining('everything is whole') })
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
    await writing
    await running.createMap('map-0003', mapCalled('Last'))
    expect(await run('restore', file)).toMatchObject({
      code: 1,
      complained: expect.stringContaining('is using the data'),
    })
    const dry = await run('restore', file, '--dry-run')
    expect(dry.code).toBe(0)
    expect(dry.said).toContain('There are 3 maps now')
    expect(dry.said).toContain('"Last" (map-0003)')
    await stop()
    expect(titlesIn()).toEqual(['Kept', 'Later', 'Last'])

    expect((await run('restore', file)).code).toBe(0)
    expect(titlesIn()).toEqual(titlesIn(file))
    expect(titlesIn()).not.toContain('Last')
    const former = readdirSync(inData('')).find((name) => name.startsWith('before-restore-')) ?? ''
    expect(titlesIn(inData(former))).toEqual(['Kept', 'Later', 'Last'])
  })

  it('that is restored begins another history of each map, so that devices ask anew for what they count', async () => {
    writeMaps('Kept')
    const file = inFolder('backup.sqlite')
    await run('backup', file)
    const [before, ...others] = histories()
    expect([before, others]).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/), []])
    await run('restore', file)
    expect(histories()).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)])
    expect(histories()).not.toContain(before)
  })

  it('may be a copied folder of a server that was running, with its last edits in the journal beside', async () => {
    const store = openStore(inData('journeyboard.sqlite'))
    store.commit(() => store.createMap('map-0001', mapCalled('In the journal')))
    for (const suffix of ['', '-wal']) copyFileSync(inData(`journeyboard.sqlite${suffix}`), inFolder(`copy${suffix}`))
    store.close()
    rmSync(inData('journeyboard.sqlite'))
    expect((await run('restore', inFolder('copy'))).code).toBe(0)
    expect(titlesIn()).toEqual(['In the journal'])
  })

  it('does not overwrite a file, and is not restored when it is none or damaged', async () => {
    writeMaps('Kept')
    const file = inFolder('backup.sqlite')
    writeFileSync(file, 'this is no database '.repeat(100))
    expect(await run('backup', file)).toMatchObject({ code: 1, complained: expect.stringContaining('already a file') })
    expect(await run('restore', file)).toMatchObject({ code: 1, complained: expect.stringContaining('is no backup') })
    changeDatabase(`UPDATE doc_update SET data = x'0000'`)
    const damaged = inFolder('damaged.sqlite')
    expect(await run('backup', damaged)).toMatchObject({ code: 1, complained: expect.stringContaining('is damaged') })
    expect(await run('restore', damaged)).toMatchObject({
      code: 1,
      complained: expect.stringContaining('not restored'),
    })
    expect(readdirSync(inData(''))).not.toContainEqual(expect.stringContaining('before-restore'))
  })

  it('in which something is damaged is restored when that is asked for, and says what', async () => {
    writeMaps('Broken', 'Whole')
    changeDatabase(`UPDATE doc_update SET crc = 0 WHERE doc_id = 1`)
    const file = inFolder('damaged.sqlite')
    await run('backup', file)
    changeDatabase(`DELETE FROM doc_update`)
    const despite = [file, '--despite-damage']
    const told = { code: 1, complained: expect.stringContaining('Map map-0001: update 1 of 1 is damaged') }
    expect(await run('restore', ...despite, '--dry-run')).toMatchObject(told)
    expect(titlesIn()).toEqual(['', ''])
    expect(await run('restore', ...despite)).toMatchObject({ ...told, said: expect.stringContaining('now holds') })
    expect(titlesIn()).toEqual(['', 'Whole'])
  })

  it('takes the place of a database that can not be read any more', async () => {
    writeMaps('Kept')
    const file = inFolder('backup.sqlite')
    await run('backup', file)
    writeFileSync(inData('journeyboard.sqlite'), 'this is no database '.repeat(100))
    expect(await run('restore', file)).toMatchObject({ code: 0, said: expect.stringContaining('can not be read') })
    expect(titlesIn()).toEqual(['Kept'])
  })

  it('of a newer build is left alone', async () => {
    writeMaps('Kept')
    const file = inFolder('backup.sqlite')
    changeDatabase('PRAGMA user_version = 99')
    await run('backup', file)
    expect(await run('restore', file)).toMatchObject({
      code: 1,
      complained: expect.stringContaining('a newer Journeyboard'),
    })
  })
})

describe('verify', () => {
  it('names each map and what is wrong with it', async () => {
    writeMaps('Whole', 'Broken')
    expect(await run('verify')).toMatchObject({ code: 0, said: expect.stringContaining('2 maps whole.') })
    changeDatabase(`UPDATE doc_update SET crc = crc + 1 WHERE doc_id = 2`)
    const { code, said, complained } = await run('verify')
    expect(code).toBe(1)
    expect(said).toContain('whole   map-0001')
    expect(said).toContain('DAMAGED map-0002')
    expect(said).toContain('1 map whole, 1 map damaged')
    expect(complained).toContain('Map map-0002: update 1 of 1 is damaged')
  })

  it('names a version that is not what was kept', async () => {
    writeMaps('Whole')
    const id = await keepVersion()
    expect((await run('verify')).code).toBe(0)
    changeDatabase(`UPDATE map_version SET data = x'0000'`)
    const { code, complained } = await run('verify')
    expect(code).toBe(1)
    expect(complained).toContain(`Map map-0001: its version ${id} is damaged`)
  })
})

describe('repair', () => {
  it('makes what can be read of a damaged map a whole one, with all as it was kept beside', async () => {
    writeMaps('Kept')
    changeDatabase('UPDATE doc SET head_seq = 2')
    const repaired = await run('repair', 'map-0001')
    expect(repaired).toMatchObject({ code: 0, said: expect.stringContaining('its first 1 edit of 2') })
    expect(await run('verify')).toMatchObject({ code: 0, said: expect.stringContaining('"Kept"') })
    expect(await run('repair', 'map-0001')).toMatchObject({
      code: 0,
      said: expect.stringContaining('nothing to repair'),
    })
    const former = readdirSync(inData('')).find((name) => name.startsWith('before-repair-')) ?? ''
    expect(await run('verify', inData(former))).toMatchObject({ code: 1 })
  })

  it('takes away damaged images, versions and spare rows, and the map is whole', async () => {
    writeShown()
    await keepVersion()
    changeDatabase(`UPDATE image SET data = x'00'; UPDATE map_version SET crc = 0`)
    changeDatabase('INSERT INTO doc_snapshot_before SELECT doc_id, seq, data, crc + 1, at FROM doc_update')
    const { said } = await run('repair', 'map-0001')
    expect(said).toMatch(/version 1 is damaged.*taken away.*\n.*image 039058c6.* is damaged.*taken away/)
    expect(await run('verify')).toMatchObject({ code: 0, said: expect.stringContaining('"Shown"') })
    expect(await run('repair', 'map-0001')).toMatchObject({ said: expect.stringContaining('nothing to repair') })
  })

  it('says when there is nothing to repair it with', async () => {
    writeMaps('Gone')
    changeDatabase('UPDATE doc_update SET crc = 0')
    expect(await run('repair', 'map-0001')).toMatchObject({ code: 1, complained: expect.stringContaining('restore a') })
    expect(await run('repair', 'map-0002')).toMatchObject({ code: 1, complained: expect.stringContaining('no map') })
  })
})

describe('export', () => {
  it('writes each map as a file that opens again, whatever its title is, and goes on behind a damaged one', async () => {
    writeMaps('Broken', '../../Weird: "name"', 'Other')
    changeDatabase('UPDATE doc_update SET crc = 0 WHERE doc_id = 1')
    const { code, said, complained } = await run('export', inFolder('out/maps'))
    expect(code).toBe(1)
    expect(said).toContain('2 maps in')
    expect(complained).toContain('Map map-0001')
    const files = readdirSync(inFolder('out/maps')).sort()
    expect(files).toEqual(['Other map-0003.journey.json', 'Weird name map-0002.journey.json'])
    const texts = files.map((file) => readFileSync(inFolder(`out/maps/${file}`), 'utf8'))
    const titles = texts.map((text) => readJourneyJson(text).records.map.title)
    expect(titles).toEqual(['Other', '../../Weird: "name"'])
  })

  it('puts the images into the file that shows them', async () => {
    writeShown()
    expect((await run('export', inFolder('out'))).code).toBe(0)
    const [file = ''] = readdirSync(inFolder('out'))
    expect(readFileSync(inFolder(`out/${file}`), 'utf8')).toContain('data:image/png;base64,AQID')
  })

  it('writes what is left of a damaged map, without a damaged image, and says so', async () => {
    writeShown()
    changeDatabase(`UPDATE image SET data = x'00'; UPDATE doc SET head_seq = 2`)
    const { code, said, complained } = await run('export', inFolder('out'))
    expect([code, said]).toEqual([1, expect.stringContaining('1 map of them not whole')])
    expect(complained).toMatch(/update 2 of 2 is missing.* The rest is written\.\n.*the image 039058c6/)
    const [file = ''] = readdirSync(inFolder('out'))
    expect(readJourneyJson(readFileSync(inFolder(`out/${file}`), 'utf8')).records.map.title).toBe('Shown')
  })
})

it('export writes what was said into the file and a report, stage by stage, if that is asked for', async () => {
  const sketch = createSketch({ title: 'Discussed' })
  const [find, buy] = [sketch.addStage({ title: 'Find' }), sketch.addStage({ title: 'Buy' })]
  const lane = sketch.addLane({ title: 'Actions' })
  const step = sketch.addStep(buy, { title: 'Pay' })
  const card = sketch.addCard({ step, lane }, { text: 'Invoice' })
  const store = openStore(inData('journeyboard.sqlite'))
  store.commit(() => store.createMap('map-0001', encodeJourney(sketch.records())))
  store.close()
  const log = await start()
  const { add } = createComments({ tables: log.tables, notify: () => {}, peopleOf: () => [] })
  const say = (id: string, anchor: CommentAnchor, text: string) => {
    const start = { anchor, about: text.toLowerCase() }
    return add('map-0001', newPerson('Ana'), { id, thread: `thread-${id}`, start, text, mentions: [] })
  }
  await say('comment-0000001', { kind: 'place', x: 0, y: 0 }, 'Beside')
  await say('comment-0000002', { kind: 'card', id: card }, 'Late')
  await say('comment-0000003', { kind: 'stage', id: find }, 'Early')
  await stop()
  await run('export', inFolder('without'))
  expect(readdirSync(inFolder('without'))).toEqual(['Discussed map-0001.journey.json'])
  expect((await run('export', inFolder('out'), '--comments')).code).toBe(0)
  const [report = '', map = ''] = readdirSync(inFolder('out')).sort()
  const words = readFileSync(inFolder(`out/${report}`), 'utf8')
  expect(words.match(/^##? .*|^> .*/gm)).toEqual([
    '# Comments: Discussed',
    ...['## Find', '> Early', '## Buy', '> Late', '## Beside the stages', '> Beside'],
  ])
  expect(JSON.parse(readFileSync(inFolder(`out/${map}`), 'utf8')).comments).toHaveLength(3)
})

describe('a map in the trash', () => {
  const trash = (at: number) => changeDatabase(`INSERT OR REPLACE INTO map_trash VALUES ('map-0002', ${at}, 'Ada')`)

  it('is named as such, and exported only if that is asked for', async () => {
    writeMaps('Kept', 'Thrown away')
    trash(Date.now())
    expect((await run('verify')).said).toContain('"Thrown away", in the trash')
    expect((await run('backup', inFolder('backup.sqlite'))).said).toContain('2 maps (1 in the trash)')
    expect((await run('export', inFolder('out'))).said).toContain('1 map in the trash left out')
    expect(readdirSync(inFolder('out'))).toHaveLength(1)
    await run('export', inFolder('all'), '--trash')
    expect(readdirSync(inFolder('all'))).toHaveLength(2)
  })

  it('whose time was over when its backup was restored can be put back for 30 days more', async () => {
    writeMaps('Kept', 'Thrown away')
    trash(Date.now() - KEEP_IN_TRASH - 1)
    await run('backup', inFolder('backup.sqlite'))
    expect((await run('restore', inFolder('backup.sqlite'))).code).toBe(0)
    const running = await start()
    expect(await running.removeTrashed('map-0002', Date.now() - KEEP_IN_TRASH)).toBe(false)
  })
})
