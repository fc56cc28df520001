import { describe, expect, it } from 'vitest'
import { type Inline, type Mentioned, readMarkdown } from './markdownLight.ts'

/** The tree in short: `[b:really]`, `[a:words>https://...]`, `[@:@Ana]`; paragraphs and lists a line each. */
function brief(text: string, people: readonly (string | Mentioned)[] = []): string[] {
  const mentioned = people.map((one) => (typeof one === 'string' ? { name: one } : one))
  return readMarkdown(text, mentioned).map((block) => {
    const lines = block.type === 'list' ? block.items : block.lines
    const mark = block.type === 'paragraph' ? 'p' : block.isOrdered ? 'ol' : 'ul'
    return `${mark} ${lines.map((line) => line.map(briefPart).join('')).join(' | ')}`
  })
}

function briefPart(part: Inline): string {
  switch (part.type) {
    case 'text':
      return part.text
    case 'bold':
      return `[b:${part.text}]`
    case 'mention':
      return `[@:${part.text}${part.person.isGuest ? ', guest' : ''}]`
    case 'link':
      return `[a:${part.text}>${part.href}]`
  }
}

describe('the words of a comment', () => {
  it('are paragraphs of lines, and lists', () => {
    expect(brief('One\nand more\n\nTwo\n- a\n* b\n1. c\n2) d\nend')).toEqual([
      'p One | and more',
      'p Two',
      'ul a | b',
      'ol c | d',
      'p end',
    ])
  })

  it('may be bold, and may link to pages', () => {
    expect(
      brief('This is **really bad**, see [our survey](https://example.com/a?b=1) or http://example.com/x.'),
    ).toEqual([
      'p This is [b:really bad], see [a:our survey>https://example.com/a?b=1] or [a:http://example.com/x>http://example.com/x].',
    ])
  })

  it('name people whom they mention, and nobody else', () => {
    expect(brief('@Ana and @Ana Maria, ask @Ben', ['Ana', 'Ana Maria'])).toEqual([
      'p [@:@Ana] and [@:@Ana Maria], ask @Ben',
    ])
  })

  it('tell a guest who is mentioned, unless somebody of that name with an account is meant too', () => {
    const guest = { name: 'Ana', isGuest: true }
    expect(brief('@Ana?', [guest])).toEqual(['p [@:@Ana, guest]?'])
    expect(brief('@Ana?', [guest, 'Ana'])).toEqual(['p [@:@Ana]?'])
  })

  it.each([
    'javascript:alert(1)',
    '[click](javascript:alert(1))',
    '[click](data:text/html,x)',
    '[click](//evil.example)',
    '<img src=x onerror=alert(1)>',
    '2 ** 3 ** 4',
    '**',
    '[a](b',
    '-not a list',
  ])('%s is only text', (text) => {
    expect(brief(text)).toEqual([`p ${text}`])
  })

  it('of nothing are nothing', () => {
    expect(brief(' \n\n ')).toEqual([])
  })

  it('can be long and strange without taking long', () => {
    for (const text of ['**a '.repeat(999), '[a]('.repeat(999), '['.repeat(4000), 'https://'.repeat(499)]) {
      expect(brief(text)).toHaveLength(1)
    }
  })
})
