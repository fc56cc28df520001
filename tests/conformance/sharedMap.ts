/** A map with somebody of each role, and what of it can be seen from everywhere: for tests of who may do what. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type CreatedMap,
  type MapAccess,
  type MapImages,
  type MapPerson,
  PATHS,
  ROLES,
  type Role,
  type ShareLink,
  type Version,
} from '@journeyboard/protocol'
import type { CommentList } from '@journeyboard/protocol/comments'
import { expect } from 'vitest'
import { runCommandLine } from '../../server/src/cli/commandLine.ts'
import type { AccessServer } from './accessServer.ts'
import { type Browser, guestWith, type RawSocket } from './browser.ts'
import { askForAll, writing } from './messages.ts'

/** Stands on each map from the beginning. */
export const START = 'allowed from the start'

/** A map that its owner shows to others. */
export interface Scene {
  readonly server: AccessServer
  readonly owner: Browser
  readonly mapId: string
  /** In the room from the beginning: what it gets is all that anybody is told. */
  readonly listener: RawSocket
}

/** A new map, with somebody of each role. */
export async function shareMap({ server, owner }: Pick<Scene, 'server' | 'owner'>) {
  const { id } = (await owner.ask('POST', PATHS.maps, writing(START))).json<CreatedMap>()
  await owner.ask('PUT', PATHS.access(id), { addressRole: null })
  const browserOf = new Map<Role, Browser>()
  for (const role of ROLES) browserOf.set(role, (await guestWith(role, id, server.url, owner)).browser)
  const browser = (role: Role): Browser => {
    const found = browserOf.get(role)
    if (!found) throw new Error(`There is nobody who may ${role}.`)
    return found
  }
  return { mapId: id, browser }
}

/** Disk, memory of the room, broadcasts, what goes out over HTTP, and what the command line exports. */
export async function expectNowhere({ server, owner, mapId, listener }: Scene, words: string): Promise<void> {
  expect(server.holds(words), 'on disk').toBe(false)
  expect(
    listener.frames.some((frame) => frame.includes(words)),
    'told to others',
  ).toBe(false)
  const late = await owner.connect(mapId)
  late.send(askForAll())
  await expect.poll(() => late.frames.some((frame) => frame.includes(START))).toBe(true)
  expect(
    late.frames.some((frame) => frame.includes(words)),
    'in the room',
  ).toBe(false)
  late.close()
  for (const path of [
    PATHS.snapshot(mapId),
    PATHS.picture(mapId, 'svg'),
    PATHS.comments(mapId),
    PATHS.versions(mapId),
  ]) {
    const { status, bytes } = await owner.ask('GET', path)
    expect(status, path).toBe(200)
    expect(bytes.includes(words), path).toBe(false)
  }
  const exported = await exportedFrom(server)
  expect(exported).toContain(START)
  expect(exported.includes(words), 'exported').toBe(false)
}

/** All files that `export` writes while the server runs, one behind the other. */
export async function exportedFrom({ folder }: AccessServer): Promise<string> {
  const target = mkdtempSync(join(tmpdir(), 'journeyboard-exported-'))
  try {
    const complained: string[] = []
    const code = await runCommandLine(['export', target, '--trash', '--comments'], {
      env: { DATA_DIR: folder },
      say: () => {},
      complain: (line) => void complained.push(line),
    })
    expect([code, complained]).toEqual([0, []])
    return readdirSync(target)
      .map((file) => readFileSync(join(target, file), 'utf8'))
      .join('\n')
  } finally {
    rmSync(target, { recursive: true })
  }
}

/** All that a request about the map can change, as its owner sees it; not who was where when. */
export async function stateOf({ server, owner }: Pick<Scene, 'server' | 'owner'>, id: string) {
  const ask = async <Answer>(path: string) => (await owner.ask('GET', path)).json<Answer>()
  const links = await ask<ShareLink[]>(PATHS.links(id))
  const people = await ask<MapPerson[]>(PATHS.people(id))
  const { addressRole, locks } = await ask<MapAccess>(PATHS.access(id))
  return {
    addressRole,
    locks,
    links: links.map(({ id, role, label, expiresAt }) => ({ id, role, label, expiresAt })),
    people: people
      .map(({ person, role, via }) => ({ id: person.id, role, via }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    threads: (await ask<CommentList>(PATHS.comments(id))).threads,
    versions: await ask<Version[]>(PATHS.versions(id)),
    images: await ask<MapImages>(PATHS.images(id)),
    keys: server.linkHashes(id),
    content: (await owner.ask('GET', PATHS.snapshot(id))).bytes.toString('base64'),
  }
}
