/** Maps on a server without a page: how most browser tests begin. */
import { encodeJourney, readJourney } from '@journeyboard/doc'
import type { Journey, JourneyRecords } from '@journeyboard/model'
import { templates } from '@journeyboard/model/templates'
import { type CreatedMap, PATHS, type Role, type ShareLinkWithToken } from '@journeyboard/protocol'
import * as Y from 'yjs'

export type TemplateId = 'blank' | 'customer-journey' | 'service-blueprint' | 'b2b-account-journey'

/** Fresh records of a template. Throws when there is none with this id. */
export function recordsOfTemplate(id: TemplateId): JourneyRecords {
  const template = templates.find((one) => one.id === id)
  if (!template) throw new Error(`There is no template ${id}, only ${templates.map((one) => one.id).join(', ')}.`)
  return template.create()
}

/** Puts a new map onto the server; gives the address of its page. */
export async function createMap(server: string, records: JourneyRecords): Promise<string> {
  return `${server}/map/${(await sendMap(server, records)).id}`
}

export interface OwnMap {
  readonly address: string
  /** Makes whoever opens it an owner of the map. */
  readonly ownerLink: string
  /** A new link into the map. */
  link(role: Role): Promise<string>
}

/** The same, for those who share it: whoever has only its address may do nothing with it. */
export async function createOwnMap(server: string, records: JourneyRecords): Promise<OwnMap> {
  const { id, ownerToken = '' } = await sendMap(server, records)
  const opened = await sendJson(server + PATHS.openLink, 'POST', { token: ownerToken })
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  await sendJson(server + PATHS.access(id), 'PUT', { addressRole: null }, cookie)
  const linkOf = (token: string) => `${server}${PATHS.join}#${token}`
  return {
    address: `${server}/map/${id}`,
    ownerLink: linkOf(ownerToken),
    async link(role) {
      const answer = await sendJson(server + PATHS.links(id), 'POST', { role }, cookie)
      return linkOf(((await answer.json()) as ShareLinkWithToken).token)
    },
  }
}

async function sendJson(address: string, method: string, body: unknown, cookie = ''): Promise<Response> {
  const headers = { 'content-type': 'application/json', cookie }
  const answer = await fetch(address, { method, headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`The server answered ${answer.status}: ${await answer.text()}`)
  return answer
}

async function sendMap(server: string, records: JourneyRecords): Promise<CreatedMap> {
  const answer = await fetch(`${server}${PATHS.maps}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(encodeJourney(records)),
  })
  if (answer.status !== 201) throw new Error(`The server answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as CreatedMap
}

/** The map as the server has it on disk, by the address of its page. */
export async function readStoredMap(address: string): Promise<Journey> {
  const { origin, pathname } = new URL(address)
  const answer = await fetch(origin + PATHS.snapshot(pathname.replace('/map/', '')))
  if (answer.status !== 200) throw new Error(`The server answered ${answer.status}: ${await answer.text()}`)
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, new Uint8Array(await answer.arrayBuffer()))
  const journey = readJourney(ydoc)
  ydoc.destroy()
  return journey
}
