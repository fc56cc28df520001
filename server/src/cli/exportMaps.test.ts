import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DOCUMENT_SCHEMA } from '@journeyboard/doc'
import { expect, it, onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { openStore } from '../log/store.ts'
import { runCommandLine } from './commandLine.ts'

it('a map that a newer Journeyboard wrote is exported as far as this one knows it, which is said', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'journeyboard-export-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const doc = new Y.Doc()
  doc.getMap('meta').set('schema', DOCUMENT_SCHEMA + 1)
  const store = openStore(join(folder, 'journeyboard.sqlite'))
  store.commit(() => store.createMap('map-0001', Y.encodeStateAsUpdate(doc)))
  store.close()
  const complained: string[] = []
  const code = await runCommandLine(['export', join(folder, 'out')], {
    env: { DATA_DIR: folder },
    say: () => {},
    complain: (line) => void complained.push(line),
  })
  expect([code, complained]).toEqual([1, [expect.stringContaining('map-0001: a newer Journeyboard wrote it')]])
})
