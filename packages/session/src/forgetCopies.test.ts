import { IDBFactory } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import { copyName } from './copyName.ts'
import { forgetCopiesOf } from './forgetCopies.ts'
import { openDatabase } from './offlineDatabase.ts'
import { createDevice } from './testing/testClient.ts'
import { openUnsavedCount } from './unsavedCount.ts'

async function deviceWith(...names: readonly string[]) {
  const database = new IDBFactory()
  // Left open, as another tab would have them.
  for (const name of names) await openDatabase(database, name)
  return { storage: createDevice(null).storage, database }
}

const namesOn = async (database: IDBFactory) => (await database.databases()).map(({ name }) => name).toSorted()

it('deletes every generation of the map, though another tab has it open, and no other map', async () => {
  const device = await deviceWith(copyName('map1', '1'), copyName('map1', '2'), copyName('map10', '1'))
  await forgetCopiesOf('map1', device)
  expect(await namesOn(device.database)).toEqual([copyName('map10', '1')])
})

it('leaves a copy that holds what the server may not have', async () => {
  const device = await deviceWith(copyName('map1', '1'), copyName('map1', '2'))
  openUnsavedCount(device.storage, 'map1', '1', 'session').write(3)
  await forgetCopiesOf('map1', device)
  expect(await namesOn(device.database)).toEqual([copyName('map1', '1')])
})

it('deletes the copy that the map is opened from in a browser that lists none', async () => {
  const device = await deviceWith(copyName('map1', '1'))
  const { database } = device
  const listing = Object.assign(Object.create(database), { databases: undefined })
  await forgetCopiesOf('map1', { ...device, database: listing })
  expect(await namesOn(database)).toEqual([])
})

it('deletes nothing where the browser could not count what is unsaved', async () => {
  const device = await deviceWith(copyName('map1', '1'))
  const full = Object.assign(Object.create(device.storage ?? {}), {
    setItem() {
      throw new DOMException('full', 'QuotaExceededError')
    },
  })
  await forgetCopiesOf('map1', { ...device, storage: full })
  await forgetCopiesOf('map1', { ...device, storage: null })
  expect(await namesOn(device.database)).toEqual([copyName('map1', '1')])
})
