/** Texts inside a Mermaid journey: what its grammar would trip over is written as `#NN;`. */

/** Named entities that people write by hand. All others stay as they stand. */
const CHARACTER_BY_NAME = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['num', '#'],
  ['colon', ':'],
  ['semi', ';'],
  ['comma', ','],
])

/** `#` begins a comment unless it begins one of these. */
const ENTITY = /#(\w+);/g

/** Decoded, and without space around it. */
export function decodeMermaid(text: string): string {
  return text.replace(ENTITY, (whole, name: string) => characterOf(name) ?? whole).trim()
}

function characterOf(name: string): string | undefined {
  if (!/^\d{1,7}$/.test(name)) return CHARACTER_BY_NAME.get(name)
  const code = Number(name)
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : undefined
}

/** Words that begin something else than a task, and `%`, which begins a comment. */
const TRAP = /^(?:journey\b|title\s|section\s|accDescr\s*\{|%)/i

/** For titles, names of tasks, and labels. What is empty becomes a space, since Mermaid wants something there. */
export function encodeMermaid(text: string): string {
  const encoded = text
    .trim()
    .replace(/\r\n?/g, '\n')
    .replace(/[#:;<>=\n]/g, encodeCharacter)
    .replace(/%(?=%)|(?<=%)%/g, encodeCharacter)
    .replace(TRAP, (word) => encodeCharacter(word) + word.slice(1))
  return encoded === '' ? encodeCharacter(' ') : encoded
}

/** For actors, who are separated by commas. */
export function encodeActor(name: string): string {
  return encodeMermaid(name).replaceAll(',', encodeCharacter)
}

function encodeCharacter(character: string): string {
  return `#${character.codePointAt(0)};`
}

/** The line up to its comment, if it has one. */
export function withoutComment(line: string): string {
  for (const match of line.matchAll(/#(?:\w+;)?/g)) {
    if (match[0] === '#') return line.slice(0, match.index)
  }
  return line
}

/** A semicolon that belongs to no entity: Mermaid stops there. */
export function hasBareSemicolon(line: string): boolean {
  return line.replace(ENTITY, '').includes(';')
}
