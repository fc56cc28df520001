import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { boardText } from '../testing/randomJourney.ts'
import { TYPE } from '../tokens/typeStyles.ts'
import { measureText } from './measureText.ts'
import { isTextCut, type Line, wrapText } from './wrapText.ts'

/** The text width of a card in a column of the default width. */
const CARD_TEXT = 124

const textsOf = (lines: readonly Line[]) => lines.map((line) => line.text)

/** What Chromium 156 showed for a card's style at that width, kerning and ligatures off; joined it is the text. */
const IN_CHROMIUM: readonly (readonly string[])[] = [
  ['Card terminal ', 'refuses the ', 'company card'],
  ['Reads three reviews ', 'at lunch and asks a ', 'colleague'],
  ['Walks in-between ', 'two show-room ', 'errands'],
  ['Donaudampfschifffa', 'hrtsgesellschaftskap', 'itän'],
  ['https://example.org/', 'a/very/long/path?', 'with=query&x=1'],
  ['Call +49-30-', '1234567 or 555-', '0199 today'],
  ['Was it -5 or 10-12? ', 'Ask “Priya” (again)'],
  ['Discount of 50% on ', '$20,000.50 orders'],
  ['«Est-ce vraiment ', 'nécessaire ?» – non, ', 'merci'],
  ['Überprüfung… ', 'und/oder Rückfrage', '—sofort'],
  ['  two leading ', 'spaces,   three ', 'inside'],
  ['Привет, мир: ', 'сколько стоит ', 'доставка?'],
  ['Καλημέρα, πού ', 'είναι το κατάστημα;'],
  ['Tiếng Việt có nhiều ', 'dấu thanh điệu'],
]

describe('wrapped text', () => {
  it.each(IN_CHROMIUM.map((lines) => [lines.join(''), lines] as const))(
    'breaks "%s" as the browser does',
    (text, lines) => {
      expect(textsOf(wrapText(text, TYPE.card, CARD_TEXT))).toEqual(lines)
    },
  )

  it('begins a line at each line feed, also at the last', () => {
    const lines = wrapText('first\n\nthird\n', TYPE.card, CARD_TEXT)
    expect(lines.map(({ text, start, end }) => [text, start, end])).toEqual([
      ['first', 0, 5],
      ['', 6, 6],
      ['third', 7, 12],
      ['', 13, 13],
    ])
  })

  it('is one line when there is nothing', () => {
    expect(wrapText('', TYPE.card, CARD_TEXT)).toEqual([{ text: '', start: 0, end: 0, width: 0 }])
  })

  it('breaks between ideographs, but not before a full stop nor after an opening bracket', () => {
    const lines = textsOf(wrapText('店員が挨拶する。客は席に着く。', TYPE.card, 12.5 * 7))
    expect(lines).toEqual(['店員が挨拶す', 'る。客は席に着', 'く。'])
    expect(textsOf(wrapText('予約を確認（二回）', TYPE.card, 12.5 * 6))).toEqual(['予約を確認', '（二回）'])
  })

  it('breaks Thai between words', () => {
    const lines = textsOf(wrapText('ลูกค้ารอการตอบกลับจากร้าน', TYPE.card, 90))
    const words = [...new Intl.Segmenter('th', { granularity: 'word' }).segment(lines.join(''))].map(
      (word) => word.index,
    )
    let start = 0
    for (const line of lines) {
      expect(words).toContain(start)
      start += line.length
    }
    expect(lines.length).toBeGreaterThan(1)
  })

  it('never cuts through what is seen as one character', () => {
    const family = '👩‍👩‍👧‍👦'
    expect(textsOf(wrapText(family.repeat(4), TYPE.card, 20))).toEqual([family, family, family, family])
    expect(textsOf(wrapText('e\u0301e\u0301', TYPE.card, 8))).toEqual(['e\u0301', 'e\u0301'])
  })
})

describe('any text at any width', () => {
  const anyCase = [boardText, fc.integer({ min: 1, max: 400 })] as const

  it('comes back when its lines are joined', () => {
    fc.assert(
      fc.property(...anyCase, (text, width) => {
        let at = 0
        let joined = ''
        for (const line of wrapText(text, TYPE.card, width)) {
          expect(text.slice(line.start, line.end)).toBe(line.text)
          joined += text.slice(at, line.start) + line.text
          expect(text.slice(at, line.start)).toMatch(/^\n?$/)
          at = line.end
        }
        expect(joined).toBe(text)
      }),
    )
  })

  it('has no line wider than the box, but for a single character', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    fc.assert(
      fc.property(...anyCase, (text, width) => {
        for (const line of wrapText(text, TYPE.card, width)) {
          if ([...segmenter.segment(line.text.trimEnd())].length > 1)
            expect(line.width).toBeLessThanOrEqual(width + 0.01)
        }
      }),
    )
  })

  it('fills each line as far as it can: the next word would not have fitted', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 12 }), (words) => {
        const lines = wrapText(words.join(' '), TYPE.card, CARD_TEXT)
        lines.slice(1).forEach((line, index) => {
          const above = lines[index]?.text ?? ''
          expect(measureText(above + line.text.split(' ')[0], TYPE.card)).toBeGreaterThan(CARD_TEXT)
        })
      }),
    )
  })

  it('is wrapped the same the second time', () => {
    fc.assert(
      fc.property(...anyCase, (text, width) => {
        const lines = wrapText(text, TYPE.card, width)
        expect(wrapText(`${text} `.slice(0, -1), TYPE.card, width)).toBe(lines)
      }),
    )
  })
})

describe('a text that is cut', () => {
  it('has the lines that it would have had, and an ellipsis at the end of the last', () => {
    fc.assert(
      fc.property(
        fc.array(boardText, { maxLength: 12 }).map((texts) => texts.join(' ')),
        fc.integer({ min: 60, max: 400 }),
        fc.integer({ min: 1, max: 8 }),
        (text, width, maxLines) => {
          const whole = wrapText(text, TYPE.card, width)
          const lines = wrapText(text, TYPE.card, width, maxLines)
          expect(isTextCut(text, lines)).toBe(whole.length > maxLines)
          if (whole.length <= maxLines) {
            expect(lines).toEqual(whole)
            return
          }
          expect(lines.slice(0, -1)).toEqual(whole.slice(0, maxLines - 1))
          const last = lines[maxLines - 1]
          expect(last?.text).toMatch(/…$/)
          expect(last?.width).toBeLessThanOrEqual(width + 0.01)
          expect(whole[maxLines - 1]?.text).toContain(last?.text.slice(0, -1))
        },
      ),
    )
  })

  it.each([
    ['one word', 'x'.repeat(40_000)],
    ['sentences', 'Card terminal refuses the company card. '.repeat(1000)],
    ['line feeds', '\n'.repeat(40_000)],
    ['ideographs', '予約を確認する。'.repeat(5000)],
  ])('of 40,000 characters (%s) is not read to its end', (_, text) => {
    const lines = wrapText(text, TYPE.card, CARD_TEXT, 20)
    expect(lines).toHaveLength(20)
    expect(lines).toEqual(wrapText(text.slice(0, 3000), TYPE.card, CARD_TEXT, 20))
    const looksAtText = (maxLines: number) => {
      const looks = [vi.spyOn(String.prototype, 'charCodeAt'), vi.spyOn(String.prototype, 'indexOf')]
      wrapText(text, TYPE.card, CARD_TEXT, maxLines)
      const count = looks.reduce((sum, look) => sum + look.mock.calls.length, 0)
      for (const look of looks) look.mockRestore()
      return count
    }
    expect(looksAtText(1_000_000)).toBeGreaterThanOrEqual(40_000)
    expect(looksAtText(20)).toBeLessThan(12_000)
  })
})
