import { layoutJourney, measureText, TYPE } from '@journeyboard/layout'
import { arrangeJourney, lookupOf } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { templates } from '@journeyboard/model/templates'
import { create } from 'fontkit'
import { describe, expect, it } from 'vitest'
import { charactersByFace } from '../fontFace.ts'
import { renderSvg } from '../renderSvg.ts'
import { elementsOf, interFiles, layoutOfTemplate } from '../testing.ts'
import { charactersByFile, fileOf } from './interFiles.ts'
import { createInterFont } from './interFont.ts'

const inter = createInterFont(interFiles())
const [, template] = templates
if (!template) throw new Error('there is a template')
const picture = renderSvg(layoutOfTemplate(template))

function pictureOf(text: string): string {
  const sketch = createSketch({ title: 'Map' })
  const step = sketch.addStep(sketch.addStage({ title: 'Stage' }), {})
  sketch.addCard({ step, lane: sketch.addLane({}) }, { text })
  return renderSvg(layoutJourney(arrangeJourney(lookupOf(sketch.records()))))
}

/** Weight, whether it is italic, range, and the font itself, of each rule. */
function rulesOf(svg: string) {
  const css = elementsOf(svg).find(({ name }) => name === 'style')?.text ?? ''
  const rules = css.matchAll(
    /@font-face\{font-family:Inter;font-weight:(\d+);(font-style:italic;)?(?:unicode-range:([^;]*);)?src:url\(data:font\/woff;base64,([^)]*)\)\}/g,
  )
  return [...rules].map(([, weight, italic, range, data = '']) => ({
    face: `${italic ? 'i' : ''}${weight}`,
    range,
    font: create(Buffer.from(data, 'base64')),
  }))
}

describe('the characters of a picture', () => {
  it('are told apart by the face that draws them', () => {
    const found = charactersByFace(picture)
    expect([...found.keys()]).toEqual(['400', '550', '650', 'i400'])
    expect(found.get('i400')).toContain('?')
    expect([...(found.get('650') ?? '')].sort()).toEqual([...new Set(found.get('650'))])
  })

  it('are those of the texts, not of markup, titles and entities', () => {
    const found = charactersByFace(
      '<svg><title>xyz</title><g font-weight="650"><text>a&amp;b</text></g><text>c</text></svg>',
    )
    expect([...found]).toEqual([
      ['400', 'c'],
      ['650', '&ab'],
    ])
  })

  it('lie in the files of their scripts, or in none', () => {
    expect(['a', '€', 'ő', 'ạ', 'Ω', 'Ж', '予', '🙂'].map(fileOf)).toEqual([
      ...['latin', 'latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic', null, null],
    ])
    expect([...charactersByFile('aЖ予b')]).toEqual([
      ['latin', ['a', 'b']],
      ['cyrillic', ['Ж']],
    ])
  })
})

describe('a picture that brings its font', () => {
  it('has one small font a face, as wide as the layout measured', async () => {
    const svg = await inter.embed(picture)
    const rules = rulesOf(svg)
    const wanted = charactersByFace(picture)
    expect(rules.map(({ face }) => face)).toEqual([...wanted.keys()])
    const styles = { '400': TYPE.card, '550': TYPE.stepTitle, '650': TYPE.stageTitle, i400: TYPE.stageGoal }
    for (const { face, font } of rules) {
      const style = styles[face as keyof typeof styles]
      for (const character of wanted.get(face as keyof typeof styles) ?? '') {
        const codePoint = character.codePointAt(0) ?? 0
        expect(font.characterSet, character).toContain(codePoint)
        const width = (font.glyphForCodePoint(codePoint).advanceWidth * style.size) / font.unitsPerEm
        expect(Math.abs(width - measureText(character, style)), `${face} ${character}`).toBeLessThan(0.01)
      }
      expect(font.characterSet.length).toBeLessThan(80)
    }
    expect(svg.length - picture.length).toBeLessThan(25_000)
  })

  it('takes each script from its own file, and leaves to the system what Inter does not have', async () => {
    const rules = rulesOf(await inter.embed(pictureOf('Заказ order 予約')))
    const regular = rules.filter(({ face }) => face === '400')
    expect(regular.map(({ range }) => range?.includes('U+417'))).toEqual([false, true])
    expect(regular[1]?.font.characterSet).toContain(0x417)
    expect(rules.some(({ font }) => font.characterSet.includes(0x4e88))).toBe(false)
  })

  it('brings what each picture needs, also when it has just cut other letters', async () => {
    const charactersOf = async (text: string) =>
      rulesOf(await inter.embed(pictureOf(text))).find(({ face }) => face === '400')?.font.characterSet
    const [once, other, again] = [await charactersOf('abc'), await charactersOf('xyz'), await charactersOf('abc')]
    expect(again).toEqual(once)
    expect(other).not.toEqual(once)
  })

  it('tries again after a failed download', async () => {
    let failures = 1
    const { harfbuzz, file } = interFiles()
    const font = createInterFont({
      harfbuzz,
      file: (name) => (failures-- > 0 ? Promise.reject(new Error('offline')) : file(name)),
    })
    const svg = pictureOf('')
    await expect(font.embed(svg)).rejects.toThrow('offline')
    expect(rulesOf(await font.embed(svg))).not.toEqual([])
  })

  it('can also be had as whole fonts for programs that read files', async () => {
    expect(inter.partsOf(pictureOf('x')).map(({ face, file }) => `${face} ${file}`)).toContain('400 latin')
    const whole = create(await inter.part({ face: '550', file: 'latin' }))
    expect(whole.characterSet.length).toBeGreaterThan(200)
  })
})
