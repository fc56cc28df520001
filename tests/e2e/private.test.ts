import { encodeJourney } from '@journeyboard/doc'
import { type CreatedMap, PATHS, type Role, type ShareLinkWithToken } from '@journeyboard/protocol'
import type { Page } from '@playwright/test'
import { runCommandLine } from '../../server/src/cli/commandLine.ts'
import { boardPage } from '../kit/boardPage.ts'
import { createOwnMap } from '../kit/maps.ts'
import { findBarriers, takePicture } from '../kit/page.ts'
import { phoneRepair } from '../kit/phoneRepair.ts'
import type { TestServer } from '../kit/server.ts'
import { expect, test } from '../kit/test.ts'

const PRIVATE = { JOURNEYBOARD_ACCESS: 'private' }
const PASSWORD = 'three small words'
const noAccess = { name: 'You have no access to this map' }

/** The link that the first start prints. */
async function setupLink(server: TestServer): Promise<string> {
  const printed = () => /http:\S+\/welcome#\S+/.exec(server.printed())?.[0] ?? ''
  await expect.poll(printed).not.toBe('')
  return printed()
}

async function fillIn(page: Page, name: string, button: 'Make the account' | 'Sign in'): Promise<void> {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: button, exact: true }).click()
}

/** Somebody who runs the server, with this page for a browser. */
async function signUp(page: Page, server: TestServer, name: string): Promise<void> {
  const token = new URL(await setupLink(server)).hash.slice(1)
  const data = { name, password: PASSWORD, token }
  expect((await page.request.post(server.url + PATHS.account, { data })).status()).toBe(201)
}

test('a private server begins with the link that it prints, and grows by invitations', async ({
  page,
  ownServers,
  secondPerson,
}) => {
  const server = await ownServers.start(PRIVATE)
  await page.goto(await setupLink(server))
  await fillIn(page, 'Ada', 'Make the account')
  await page.getByRole('button', { name: 'Ada' }).click()
  await page.getByRole('menuitem', { name: 'Invitations' }).click()
  await page.getByLabel('Whom it is for').fill('Ben')
  await page.getByRole('button', { name: 'Make an invitation' }).click()
  const ben = await secondPerson((await page.locator('output code').textContent()) ?? '')
  await fillIn(ben.page, 'Ben', 'Make the account')
  await expect(ben.page.getByRole('button', { name: 'Blank' })).toBeVisible()
})

test('an account has its maps wherever it signs in, until it is signed out everywhere', async ({
  page,
  ownServers,
  secondPerson,
  expectComplaint,
}) => {
  const server = await ownServers.start(PRIVATE)
  await signUp(page, server, 'Ben')
  await page.goto(server.url)
  await page.getByRole('button', { name: 'Blank' }).click()
  const board = boardPage(page)
  await board.expectStatus('Saved')
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Copy the owner link' })).toBeVisible()
  await takePicture(page, 'owner-link')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)

  const { page: phone } = await secondPerson(`${server.url}/sign-in`)
  await fillIn(phone, 'Ben', 'Sign in')
  const path = new URL(page.url()).pathname
  await expect(phone.locator(`a[href="${path}"]`)).toBeVisible()
  // The open map asks once more, and is told that nobody is signed in.
  expectComplaint(/401/)
  await phone.getByRole('button', { name: 'Ben' }).click()
  await phone.getByRole('menuitem', { name: 'Sign out on all devices' }).click()
  await expect(page.getByRole('heading', noAccess)).toBeVisible()
  const id = new URL(page.url()).pathname.replace('/map/', '')
  const keptHere = () =>
    page.evaluate(async (mapId) => {
      const copies = (await indexedDB.databases()).map(({ name }) => name ?? '')
      return [...copies, ...Object.keys(localStorage)].filter((name) => new RegExp(`known:|:${mapId}:`).test(name))
    }, id)
  await expect.poll(keptHere, 'whoever sits down here next finds nothing of it').toEqual([])
  await page.getByRole('link', { name: 'Sign in' }).click()
  await fillIn(page, 'Ben', 'Sign in')
  await board.expectStatus('Saved')
  expect(new URL(page.url()).pathname).toBe(path)
})

test('a password is changed on the page of the account, and replaced by a link when it is forgotten', async ({
  page,
  ownServers,
  expectComplaint,
}) => {
  const server = await ownServers.start(PRIVATE)
  await signUp(page, server, 'Ada')
  await page.goto(server.url)
  await page.getByRole('button', { name: 'Ada' }).click()
  await page.getByRole('menuitem', { name: 'Your account' }).click()
  const change = async (present: string) => {
    await page.getByLabel('Present password').fill(present)
    await page.getByLabel('New password').fill('four words are better')
    await page.getByRole('button', { name: 'Change the password' }).click()
  }
  expectComplaint(/403/)
  await change('something else')
  await expect(page.getByRole('alert')).toHaveText('This is not your present password.')
  expect(await findBarriers(page)).toEqual([])
  await takePicture(page, 'account')
  await change(PASSWORD)
  await expect(page.getByText('Your password is changed.')).toBeVisible()

  const said: string[] = []
  const env = { DATA_DIR: server.dataDir, PORT: String(server.port) }
  const note = (line: string) => void said.push(line)
  expect(await runCommandLine(['reset-password', 'ada'], { env, say: note, complain: note })).toBe(0)
  await page.goto(said.find((line) => line.startsWith('http')) ?? '')
  await page.getByLabel('New password').fill(PASSWORD)
  await takePicture(page, 'new-password')
  await page.getByRole('button', { name: 'Keep this password' }).click()
  await expect(page.getByRole('button', { name: 'Ada' })).toBeVisible()
})

test('links into a private map let guests in while they hold, and say when they do not', async ({
  page,
  ownServers,
  secondPerson,
  expectComplaint,
}) => {
  const server = await ownServers.start(PRIVATE)
  await signUp(page, server, 'Ada')
  const ask = async (method: 'post' | 'delete', path: string, data: unknown = undefined) => {
    const answer = await page.request[method](server.url + path, { data })
    expect(answer.ok(), path).toBe(true)
    return answer.status() === 204 ? null : answer.json()
  }
  const { id }: CreatedMap = await ask('post', PATHS.maps, Buffer.from(encodeJourney(phoneRepair())))
  const newLink = (role: Role, expiresAt: number | null = null): Promise<ShareLinkWithToken> =>
    ask('post', PATHS.links(id), { role, expiresAt })
  const [expired, look, comment] = [await newLink('view', 1), await newLink('view'), await newLink('comment')]

  expectComplaint(/40[134]/)
  const guest = await secondPerson(`${server.url}/map/${id}`)
  await expect(guest.page.getByRole('heading', noAccess)).toBeVisible()
  await guest.page.goto(`${server.url}/join#${expired.token}`)
  await expect(guest.page.getByRole('heading', { name: 'This link does not open a map' })).toBeVisible()
  // As if it were pasted into the address bar: only the fragment changes.
  await guest.page.evaluate((fragment) => window.location.assign(`#${fragment}`), look.token)
  await guest.expectStatus('Read-only: you may look at this map')

  // Ada owns the map and has a name: her own link asks her nothing.
  await page.goto(`${server.url}/join#${comment.token}`)
  await boardPage(page).expectStatus('Saved')
  await ask('delete', PATHS.link(id, look.id))
  await expect(guest.page.getByRole('heading', noAccess)).toBeVisible()
})

test('pages about access have no barriers in the dark', async ({ page, baseURL, expectComplaint }) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  const map = await createOwnMap(baseURL ?? '', phoneRepair())
  expectComplaint(/40[134]/)
  for (const [address, heading] of [
    [map.address, noAccess.name],
    ['/sign-in', 'Sign in'],
    ['/welcome', 'Make an account'],
    ['/new-password#nothing', 'Choose a new password'],
    ['/join#nothing', 'This link does not open a map'],
    [map.ownerLink, 'What is your name?'],
  ] as const) {
    await page.goto(address)
    await expect(page.getByRole('heading', { name: heading })).toBeVisible()
    expect(await findBarriers(page), address).toEqual([])
  }
})

test('the page of a link asks again after a reload, and its token is nowhere to be read', async ({ page, baseURL }) => {
  const map = await createOwnMap(baseURL ?? '', phoneRepair())
  await page.goto(map.ownerLink)
  await page.getByLabel('Your name').fill('Cora')
  await page.reload()
  await page.getByLabel('Your name').fill('Cora')
  expect(page.url()).not.toContain('#')
  await page.getByRole('button', { name: 'Join' }).click()
  await boardPage(page).expectStatus('Saved')
})

test('a form keeps its width when something is said in it', async ({ page, expectComplaint }) => {
  expectComplaint(/401/)
  await page.goto('/sign-in')
  const widthOf = async () => (await page.getByLabel('Name').boundingBox())?.width
  await page.getByLabel('Name').fill('Nobody')
  await page.getByLabel('Password').fill('nobody has this one')
  const before = await widthOf()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  expect(await widthOf()).toBe(before)
})
