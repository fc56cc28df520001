/** For tests: maps that are the same in each run, pictures read back as elements, and the font from the disk. */
import { readFile } from 'node:fs/promises'
import { type Layout, layoutJourney } from '@journeyboard/layout'
import { arrangeJourney, type JourneyRecords, lookupOf } from '@journeyboard/model'
import type { Template } from '@journeyboard/model/templates'
import { SaxesParser } from 'saxes'
import type { FontSource } from './font/interFont.ts'
import { unpackWoff2 } from './font/woff2.ts'

/** A template draws fresh ids on each call; links and notes lie in the order of their ids. */
export function layoutOfTemplate({ create }: Template): Layout {
  const { map, ...lists } = create()
  const ids = Object.values(lists).flatMap((list) => list.map((record) => record.id))
  const text = ids
    .filter((id) => !id.includes('~'))
    .reduce((json, id, index) => json.replaceAll(id, `id${String(index).padStart(8, '0')}`), JSON.stringify(lists))
  const records: JourneyRecords = { map, ...JSON.parse(text) }
  return layoutJourney(arrangeJourney(lookupOf(records)))
}

export interface PictureElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Direct text content. */
  text: string
}

/** All elements in document order. Throws, with line and column, when the text is not well-formed XML. */
export function elementsOf(svg: string): PictureElement[] {
  const elements: PictureElement[] = []
  const open: PictureElement[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value])
    const element: PictureElement = { name, attributes: Object.fromEntries(values), text: '' }
    elements.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.on('closetag', () => open.pop())
  parser.write(svg).close()
  return elements
}

export function interFiles(): FontSource {
  const fontFile = import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')
  return {
    harfbuzz: () => readFile(new URL(import.meta.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm'))),
    file: async (name) => unpackWoff2(await readFile(new URL(name, fontFile))),
  }
}
