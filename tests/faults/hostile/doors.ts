/** Attacks of those whom nobody has let in. They throw when a door opened. */
import { strict as assert } from 'node:assert'
import { randomBytes } from 'node:crypto'
import { encodeJourney } from '@journeyboard/doc'
import { templates } from '@journeyboard/model/templates'
import { type CreatedMap, PATHS } from '@journeyboard/protocol'
import { createBrowser } from '../../conformance/browser.ts'
import type { TestServer } from '../../kit/server.ts'
import { attack } from './attacker.ts'

const TIMES = 20
const GUESSES = 200
/** As long as a token. */
const TOKEN_BYTES = 18

interface Door {
  readonly server: TestServer
}

/** Knows the address of a map that is for those with a link only. */
export async function noSession({ server }: Door): Promise<string> {
  const owner = createBrowser(server.url)
  const template = templates[0]?.create()
  assert(template)
  const { id } = (await owner.ask('POST', PATHS.maps, encodeJourney(template))).json<CreatedMap>()
  await owner.ask('PUT', PATHS.access(id), { addressRole: null })
  const endings = await Promise.all(Array.from({ length: TIMES }, () => attack(server.url, id).ending))
  assert.deepEqual(endings, Array(TIMES).fill({ status: 401 }))
  const statuses = await Promise.all(
    [PATHS.snapshot(id), PATHS.picture(id, 'svg'), PATHS.comments(id)].map(
      async (path) => (await fetch(server.url + path)).status,
    ),
  )
  assert(
    statuses.every((status) => status === 401 || status === 403 || status === 404),
    statuses.join(),
  )
  return `${TIMES} of ${TIMES} websockets refused before they were any, ${statuses.length} of ${statuses.length} requests refused`
}

/** Tokens of links have 144 bits: what matters is that none is answered with more than a refusal, and soon with the word to wait. */
export async function guessTokens({ server }: Door): Promise<string> {
  const guesser = createBrowser(server.url)
  let slowed = 0
  for (let time = 0; time < GUESSES; time += 1) {
    const token = randomBytes(TOKEN_BYTES).toString('base64url')
    const { status } = await guesser.ask('POST', PATHS.openLink, { token, name: 'Mallory' })
    assert([404, 410, 429].includes(status), `a guess was answered with ${status}`)
    if (status === 429) slowed += 1
  }
  assert(slowed > 0)
  return `${GUESSES} of ${GUESSES} refused, ${slowed} of them told to wait`
}
