import { expect, it } from 'vitest'
import { textDirection } from './textDirection.ts'

it.each(['שלום world', '3. מחכה', '  \n"مرحبا"', '😀 سلام', '- \u200f3', 'ދިވެހި', '𞤀𞤣𞤤𞤢𞤥', '\ufedfﺎ'])(
  '"%s" is read from the right',
  (text) => {
    expect(textDirection(text)).toBe('rtl')
  },
)

it.each(['', '12 - 3!', 'Hello שלום', '予約 שלום', '٣ orders', 'é مرحبا', '\u200eשלום', '🇮🇱 שלום', 'ไทย'])(
  '"%s" is read from the left',
  (text) => {
    expect(textDirection(text)).toBeUndefined()
  },
)
