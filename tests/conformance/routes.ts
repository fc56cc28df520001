/** Every route about a map and the role that it needs. A route that is missing here fails the test of roles. */
import { type MapAccess, PATHS, type Role, type ShareLinkWithToken, type Version } from '@journeyboard/protocol'
import { type Body, type Browser, guestWith } from './browser.ts'

export interface RouteCase {
  readonly path: keyof typeof PATHS
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly needed: Role
  readonly url: (mapId: string, thing: string) => string
  /** Makes what the request is about, and gives its id. */
  readonly thing?: (hands: Hands) => Promise<string>
  /** `mark`: words that must not be found anywhere if the request was refused. */
  readonly body?: (mark: string) => Body
  /** Afterwards the map is gone, or open to others. */
  readonly needsOwnMap?: true
}

export interface Hands {
  readonly url: string
  readonly mapId: string
  readonly owner: Browser
  /** Whoever may do what the case is about: some things are changed only by who made them. */
  readonly asker: Browser
}

const HASH = '0'.repeat(64)

const comment = (text: string) => ({
  id: `comment-${Math.random().toString(36).slice(2).padEnd(12, '0')}`,
  thread: `thread-${Math.random().toString(36).slice(2).padEnd(12, '0')}`,
  start: { anchor: { kind: 'place', x: 0, y: 0 }, about: text },
  text,
  mentions: [],
})

async function writeComment({ mapId, asker }: Pick<Hands, 'mapId' | 'asker'>) {
  const written = comment('There from the start')
  await asker.ask('POST', PATHS.comments(mapId), written)
  return written
}

const commentOfAsker = async (hands: Hands) => (await writeComment(hands)).id
const threadOfAsker = async (hands: Hands) => (await writeComment(hands)).thread

async function linkOfOwner({ mapId, owner }: Hands): Promise<string> {
  const wish = { role: 'view', label: 'There from the start' }
  return (await owner.ask('POST', PATHS.links(mapId), wish)).json<ShareLinkWithToken>().id
}

async function versionOf(maker: Browser, mapId: string): Promise<string> {
  const kept = await maker.ask('POST', PATHS.versions(mapId), { name: 'There from the start' })
  return String(kept.json<Version>().id)
}
const versionPath = (mapId: string, version: string) => PATHS.version(mapId, Number(version))
const versionOfOwner = ({ owner, mapId }: Hands) => versionOf(owner, mapId)
const versionOfAsker = ({ asker, mapId }: Hands) => versionOf(asker, mapId)

/** Somebody who came by a link and has written a comment. */
async function guest({ url, mapId, owner }: Hands): Promise<string> {
  const { browser } = await guestWith('comment', mapId, url, owner)
  await writeComment({ mapId, asker: browser })
  return (await browser.ask('GET', PATHS.access(mapId))).json<MapAccess>().person.id
}

export const ROUTES: readonly RouteCase[] = [
  { path: 'snapshot', method: 'GET', needed: 'view', url: PATHS.snapshot },
  { path: 'picture', method: 'GET', needed: 'view', url: (id) => PATHS.picture(id, 'svg') },
  { path: 'images', method: 'GET', needed: 'view', url: PATHS.images },
  { path: 'images', method: 'POST', needed: 'edit', url: PATHS.images, body: (mark) => mark },
  { path: 'image', method: 'GET', needed: 'view', url: (id) => PATHS.image(id, HASH) },
  { path: 'access', method: 'GET', needed: 'view', url: PATHS.access },
  { path: 'access', method: 'PUT', needed: 'facilitate', url: PATHS.access, body: () => ({ locks: { cards: true } }) },
  {
    path: 'access',
    method: 'PUT',
    needed: 'own',
    url: PATHS.access,
    body: () => ({ addressRole: 'view' }),
    needsOwnMap: true,
  },
  { path: 'links', method: 'GET', needed: 'facilitate', url: PATHS.links },
  { path: 'links', method: 'POST', needed: 'facilitate', url: PATHS.links, body: (label) => ({ role: 'view', label }) },
  { path: 'links', method: 'POST', needed: 'own', url: PATHS.links, body: (label) => ({ role: 'own', label }) },
  {
    path: 'link',
    method: 'PATCH',
    needed: 'facilitate',
    url: PATHS.link,
    thing: linkOfOwner,
    body: (label) => ({ label }),
  },
  { path: 'link', method: 'DELETE', needed: 'facilitate', url: PATHS.link, thing: linkOfOwner },
  { path: 'rotateLink', method: 'POST', needed: 'facilitate', url: PATHS.rotateLink, thing: linkOfOwner },
  { path: 'people', method: 'GET', needed: 'comment', url: PATHS.people },
  {
    path: 'mapPerson',
    method: 'PATCH',
    needed: 'facilitate',
    url: PATHS.mapPerson,
    thing: guest,
    body: () => ({ role: 'view' }),
  },
  {
    path: 'mapPerson',
    method: 'PATCH',
    needed: 'own',
    url: PATHS.mapPerson,
    thing: guest,
    body: () => ({ role: 'own' }),
  },
  { path: 'mapPerson', method: 'DELETE', needed: 'facilitate', url: PATHS.mapPerson, thing: guest },
  { path: 'comments', method: 'GET', needed: 'view', url: PATHS.comments },
  { path: 'comments', method: 'POST', needed: 'comment', url: PATHS.comments, body: comment },
  {
    path: 'comment',
    method: 'PATCH',
    needed: 'comment',
    url: PATHS.comment,
    thing: commentOfAsker,
    body: (text) => ({ text, mentions: [] }),
  },
  { path: 'comment', method: 'DELETE', needed: 'comment', url: PATHS.comment, thing: commentOfAsker },
  {
    path: 'personComments',
    method: 'GET',
    needed: 'facilitate',
    url: PATHS.personComments,
    thing: guest,
  },
  {
    path: 'personComments',
    method: 'DELETE',
    needed: 'facilitate',
    url: PATHS.personComments,
    thing: guest,
  },
  {
    path: 'reaction',
    method: 'PUT',
    needed: 'comment',
    url: PATHS.reaction,
    thing: commentOfAsker,
    body: () => ({ emoji: '👍', isOn: true }),
  },
  {
    path: 'thread',
    method: 'PATCH',
    needed: 'comment',
    url: PATHS.thread,
    thing: threadOfAsker,
    body: () => ({ isResolved: true }),
  },
  { path: 'versions', method: 'GET', needed: 'comment', url: PATHS.versions },
  { path: 'versions', method: 'POST', needed: 'edit', url: PATHS.versions, body: (name) => ({ name }) },
  { path: 'version', method: 'GET', needed: 'comment', url: versionPath, thing: versionOfOwner },
  {
    path: 'version',
    method: 'PATCH',
    needed: 'edit',
    url: versionPath,
    thing: versionOfAsker,
    body: (name) => ({ name }),
  },
  { path: 'version', method: 'DELETE', needed: 'own', url: versionPath, thing: versionOfOwner },
  {
    path: 'restoreVersion',
    method: 'POST',
    needed: 'edit',
    url: (id, version) => PATHS.restoreVersion(id, Number(version)),
    thing: versionOfOwner,
  },
  { path: 'writers', method: 'GET', needed: 'comment', url: PATHS.writers },
  { path: 'lastVisit', method: 'GET', needed: 'comment', url: PATHS.lastVisit },
  { path: 'map', method: 'DELETE', needed: 'own', url: PATHS.map, needsOwnMap: true },
  { path: 'trashedMap', method: 'DELETE', needed: 'own', url: PATHS.trashedMap },
  { path: 'putBack', method: 'POST', needed: 'own', url: PATHS.putBack },
  { path: 'readMarks', method: 'PUT', needed: 'view', url: PATHS.readMarks, body: () => ({ marks: [] }) },
]
