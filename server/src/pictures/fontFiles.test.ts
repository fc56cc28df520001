import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InterPart } from '@journeyboard/render/font'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFontFiles } from './fontFiles.ts'

let parent: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'journeyboard-fonts-'))
})
afterEach(() => rmSync(parent, { recursive: true }))

const PART: InterPart = { face: '400', file: 'latin' }

it('a part of the font that could not be written once is written for the next picture, and only once', async () => {
  const folder = join(parent, 'fonts')
  let reads = 0
  const fonts = createFontFiles(folder, async () => {
    reads += 1
    return new Uint8Array([reads])
  })
  await expect(fonts.fileOf(PART)).rejects.toThrow('ENOENT')
  mkdirSync(folder)
  const paths = await Promise.all([fonts.fileOf(PART), fonts.fileOf(PART)])
  expect(paths[0]).toBe(paths[1])
  expect([...readFileSync(paths[0] ?? '')]).toEqual([2])
})
