/** Every route about a map and the role that it needs. A route that is missing here fails the test of roles. */
import { PATHS, type Role } from '@journeyboard/protocol'
import type { Body } from './browser.ts'

export interface RouteCase {
  readonly path: keyof typeof PATHS
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly needed: Role
  readonly url: (mapId: string) => string
  /** `mark`: words that must not be found anywhere if the request was refused. */
  readonly body?: (mark: string) => Body
  /** Nothing of the map can be asked for afterwards. */
  readonly isItsEnd?: true
}

/** Of something that is not there: whoever may ask is told so, all others only that they may not. */
const NONE = 'nothing-of-this-id'
const HASH = '0'.repeat(64)

const comment = (text: string) => ({
  id: `comment-${Math.random().toString(36).slice(2).padEnd(12, '0')}`,
  thread: 'thread-of-the-roles-test',
  start: { anchor: { kind: 'place', x: 0, y: 0 }, about: text },
  text,
  mentions: [],
})

export const ROUTES: readonly RouteCase[] = [
  { path: 'snapshot', method: 'GET', needed: 'view', url: PATHS.snapshot },
  { path: 'picture', method: 'GET', needed: 'view', url: (id) => PATHS.picture(id, 'svg') },
  { path: 'images', method: 'GET', needed: 'view', url: PATHS.images },
  { path: 'images', method: 'POST', needed: 'edit', url: PATHS.images, body: (mark) => mark },
  { path: 'image', method: 'GET', needed: 'view', url: (id) => PATHS.image(id, HASH) },
  { path: 'access', method: 'GET', needed: 'view', url: PATHS.access },
  { path: 'access', method: 'PUT', needed: 'facilitate', url: PATHS.access, body: () => ({ locks: { cards: false } }) },
  { path: 'access', method: 'PUT', needed: 'own', url: PATHS.access, body: () => ({ addressRole: null }) },
  { path: 'links', method: 'GET', needed: 'facilitate', url: PATHS.links },
  { path: 'links', method: 'POST', needed: 'facilitate', url: PATHS.links, body: (label) => ({ role: 'view', label }) },
  { path: 'links', method: 'POST', needed: 'own', url: PATHS.links, body: (label) => ({ role: 'own', label }) },
  {
    path: 'link',
    method: 'PATCH',
    needed: 'facilitate',
    url: (id) => PATHS.link(id, NONE),
    body: (label) => ({ label }),
  },
  { path: 'link', method: 'DELETE', needed: 'facilitate', url: (id) => PATHS.link(id, NONE) },
  { path: 'rotateLink', method: 'POST', needed: 'facilitate', url: (id) => PATHS.rotateLink(id, NONE) },
  { path: 'people', method: 'GET', needed: 'comment', url: PATHS.people },
  {
    path: 'mapPerson',
    method: 'PATCH',
    needed: 'facilitate',
    url: (id) => PATHS.mapPerson(id, NONE),
    body: () => ({ role: 'own' }),
  },
  { path: 'mapPerson', method: 'DELETE', needed: 'facilitate', url: (id) => PATHS.mapPerson(id, NONE) },
  { path: 'comments', method: 'GET', needed: 'view', url: PATHS.comments },
  { path: 'comments', method: 'POST', needed: 'comment', url: PATHS.comments, body: comment },
  {
    path: 'comment',
    method: 'PATCH',
    needed: 'comment',
    url: (id) => PATHS.comment(id, NONE),
    body: (text) => ({ text, mentions: [] }),
  },
  { path: 'comment', method: 'DELETE', needed: 'comment', url: (id) => PATHS.comment(id, NONE) },
  {
    path: 'personComments',
    method: 'GET',
    needed: 'facilitate',
    url: (id) => PATHS.personComments(id, NONE),
  },
  {
    path: 'personComments',
    method: 'DELETE',
    needed: 'facilitate',
    url: (id) => PATHS.personComments(id, NONE),
  },
  {
    path: 'reaction',
    method: 'PUT',
    needed: 'comment',
    url: (id) => PATHS.reaction(id, NONE),
    body: () => ({ emoji: '👍', isOn: true }),
  },
  {
    path: 'thread',
    method: 'PATCH',
    needed: 'comment',
    url: (id) => PATHS.thread(id, NONE),
    body: () => ({ isResolved: true }),
  },
  { path: 'versions', method: 'GET', needed: 'comment', url: PATHS.versions },
  { path: 'versions', method: 'POST', needed: 'edit', url: PATHS.versions, body: (name) => ({ name }) },
  { path: 'version', method: 'GET', needed: 'comment', url: (id) => PATHS.version(id, 999) },
  { path: 'version', method: 'PATCH', needed: 'edit', url: (id) => PATHS.version(id, 999), body: (name) => ({ name }) },
  { path: 'version', method: 'DELETE', needed: 'own', url: (id) => PATHS.version(id, 999) },
  { path: 'restoreVersion', method: 'POST', needed: 'edit', url: (id) => PATHS.restoreVersion(id, 999) },
  { path: 'writers', method: 'GET', needed: 'comment', url: PATHS.writers },
  { path: 'lastVisit', method: 'GET', needed: 'comment', url: PATHS.lastVisit },
  { path: 'map', method: 'DELETE', needed: 'own', url: PATHS.map, isItsEnd: true },
  { path: 'trashedMap', method: 'DELETE', needed: 'own', url: PATHS.trashedMap },
  { path: 'putBack', method: 'POST', needed: 'own', url: PATHS.putBack },
  { path: 'readMarks', method: 'PUT', needed: 'view', url: PATHS.readMarks, body: () => ({ marks: [] }) },
]
