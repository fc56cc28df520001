import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { mapsWithRows, openDeviceRows } from './deviceRows.ts'

/** A browser that can close its databases under the page. */
function createBrowser() {
  const factory = new IDBFactory()
  const opened: IDBDatabase[] = []
  const open: IDBFactory['open'] = (...asked) => {
    const request = IDBFactory.prototype.open.apply(factory, asked)
    request.addEventListener('success', () => opened.push(request.result))
    return request
  }
  const closeAll = () => {
    for (const database of opened.splice(0)) database.close()
  }
  return { factory: Object.assign(factory, { open }), closeAll }
}

it('rows are kept and found also after the browser has closed the database under the page', async () => {
  const { factory, closeAll } = createBrowser()
  const rows = openDeviceRows<string>(factory, 'rows', 'map1')
  await rows.keep('a', 'before')
  closeAll()
  await rows.keep('b', 'after')
  closeAll()
  expect(await rows.list()).toEqual(['before', 'after'])
  closeAll()
  await rows.drop('a')
  expect(await mapsWithRows(factory, 'rows')).toEqual(['map1'])
})

it('rows go on in a new database where somebody has deleted the old one', async () => {
  const { factory } = createBrowser()
  const rows = openDeviceRows<string>(factory, 'rows', 'map1')
  await rows.keep('a', 'before')
  await new Promise((resolve, reject) => {
    const request = factory.deleteDatabase('rows')
    request.onsuccess = resolve
    request.onblocked = () => reject(new Error('the page holds on to it'))
  })
  await rows.keep('b', 'after')
  expect(await rows.list()).toEqual(['after'])
})
