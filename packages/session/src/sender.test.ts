import { expect, it } from 'vitest'
import { request } from './sender.ts'

const ask = (response: () => Promise<Response>) =>
  request(response, '/api', {}, async (answer) => ({ answer: await answer.json() }), 'It was refused')

it.each([
  ['that never comes', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['whose body breaks off', async () => new Response('{"id":')],
  ['from a portal on the way', async () => new Response('<html>Sign in to this network</html>')],
  ['of a server in trouble', async () => new Response('', { status: 503 })],
  ['of a server that does not know the session', async () => new Response('{}', { status: 401 })],
])('an answer %s leaves it for later', async (_, response) => {
  expect(await ask(response)).toBe('later')
})

it('an answer that is whole is taken, and a refusal says why', async () => {
  expect(await ask(async () => Response.json({ id: 'c1' }))).toEqual({ answer: { id: 'c1' } })
  expect(await ask(async () => Response.json({ message: 'Too long.' }, { status: 413 }))).toEqual({
    refused: 'Too long.',
  })
})
