import { GENERATION_HEADER, PATHS } from '@journeyboard/protocol'
import { createMap, recordsOfTemplate } from '../kit/maps.ts'
import { expect, test } from '../kit/test.ts'

test('the server says that it is well and can write', async ({ request }) => {
  for (const path of [PATHS.health, PATHS.ready]) expect((await request.get(path)).status(), path).toBe(200)
})

test('a map is still there after the server was killed and started again', async ({ ownServers }) => {
  const killed = await ownServers.start()
  const address = await createMap(killed.url, recordsOfTemplate('service-blueprint'))
  const snapshot = `${killed.url}${PATHS.snapshot(address.split('/').at(-1) ?? '')}`
  const before = await (await fetch(snapshot)).bytes()
  await killed.kill('SIGKILL')
  await expect(fetch(snapshot)).rejects.toThrow()

  await ownServers.restart(killed)
  const answer = await fetch(snapshot)
  expect(answer.status).toBe(200)
  expect(answer.headers.get(GENERATION_HEADER)).toBeTruthy()
  expect(await answer.bytes()).toEqual(before)
})
