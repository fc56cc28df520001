/** The grammar of Mermaid's `journey`, as mermaid 12 reads it: text to sections and tasks. */
import { FormatError } from './formatError.ts'
import { type Mark, readMark } from './mermaidMarks.ts'
import { frontMatterTitle, readMermaidSource, type SourceLine } from './mermaidSource.ts'
import { decodeMermaid, hasBareSemicolon, withoutComment } from './mermaidText.ts'
import { withoutNegativeZero } from './numbers.ts'
import { createWarnings, type Warnings } from './opened.ts'

export interface MermaidDiagram {
  readonly title: string
  readonly description: string
  readonly sections: readonly MermaidSection[]
  /** Our comments about personas and lanes. */
  readonly marks: readonly Mark[]
  readonly warnings: readonly string[]
}

export interface MermaidSection {
  /** Empty for tasks before any section. */
  readonly title: string
  readonly mark: Mark | null
  readonly tasks: MermaidTask[]
}

export interface MermaidTask {
  readonly name: string
  /** Null: the file gives none. */
  readonly score: number | null
  /** Without repetition; `['']` where a colon is followed by nobody. */
  readonly actors: readonly string[]
  readonly mark: Mark | null
}

/** What has been read so far. */
interface Reading {
  readonly sections: MermaidSection[]
  readonly marks: Mark[]
  readonly warnings: Warnings
  title: string | null
  accessibleTitle: string
  description: string
  isInDescription: boolean
  /** A mark that waits for its section or task. */
  mark: Mark | null
}

/** Throws a FormatError, with the line, where Mermaid would refuse the text or read a score that is no number. */
export function parseMermaidJourney(text: string, firstLine = 1): MermaidDiagram {
  const source = readMermaidSource(text, firstLine)
  const reading: Reading = {
    ...{ sections: [], marks: [], warnings: createWarnings() },
    ...{ title: null, accessibleTitle: '', description: '', isInDescription: false, mark: null },
  }
  let hasBegun = false
  for (const line of source.lines) {
    if (hasBegun) readLine(reading, line)
    else hasBegun = readKeyword(reading, line)
  }
  if (!hasBegun) throw new FormatError('There is no diagram in it: a Mermaid journey begins with the line "journey".')
  return {
    title: reading.title ?? (frontMatterTitle(source) || reading.accessibleTitle),
    description: reading.description,
    sections: reading.sections,
    marks: reading.marks,
    warnings: reading.warnings.list(),
  }
}

/** The first line that is not a comment has to say `journey`; what follows on it is a line of its own. */
function readKeyword(reading: Reading, line: SourceLine): boolean {
  const text = line.text.trim()
  if (text === '' || text.startsWith('%') || text.startsWith('#')) return false
  if (/^journey\b/.test(text)) {
    readLine(reading, { ...line, text: text.slice('journey'.length) })
    return true
  }
  const word = /^[\w-]+/.exec(text)?.[0] ?? text.slice(0, 20)
  const mend = /^journey\b/i.test(text)
    ? 'Mermaid wants "journey" in lower case.'
    : 'Journeyboard opens Mermaid diagrams that begin with the line "journey".'
  throw new FormatError(`The diagram begins with "${word}". ${mend}`, line.number)
}

function readLine(reading: Reading, line: SourceLine): void {
  const text = line.text.trim()
  const statement = withoutComment(text).trim()
  const accessible = /^acc(Title|Descr)\s*([:{])/i.exec(statement)
  if (reading.isInDescription) readDescription(reading, text)
  else if (text.startsWith('%')) readComment(reading, text)
  else if (accessible) readAccessible(reading, accessible, text)
  else if (statement !== '') readStatement(reading, statement, line)
}

function readStatement(reading: Reading, statement: string, line: SourceLine): void {
  if (hasBareSemicolon(statement))
    throw new FormatError('Mermaid stops at a semicolon. Write it as #59; instead.', line.number)
  if (/^title(\s|$)/i.test(statement)) reading.title = decodeMermaid(statement.slice('title'.length))
  else if (/^section(\s|$)/i.test(statement)) readSection(reading, statement, line)
  else readTask(reading, statement, line)
}

function readComment(reading: Reading, text: string): void {
  const mark = readMark(text)
  if (!mark) return
  const isOf = (key: string) => mark.fields.has(key)
  if (isOf('persona') || isOf('lane')) reading.marks.push(mark)
  else if (mark.fields.get('section') === 'none') reading.sections.push({ title: '', mark, tasks: [] })
  else if (mark.fields.get('task') === 'none') addTask(reading, { name: '', score: null, actors: [], mark })
  else reading.mark = mark
}

function readAccessible(reading: Reading, [, which, sign]: RegExpExecArray, text: string): void {
  const value = text.slice(text.indexOf(sign ?? ':') + 1)
  if (sign === '{') {
    reading.isInDescription = true
    readDescription(reading, value)
  } else if (which?.toLowerCase() === 'title') reading.accessibleTitle = decodeMermaid(value)
  else reading.description = decodeMermaid(value)
}

function readDescription(reading: Reading, text: string): void {
  const [line = '', ...rest] = text.split('}')
  reading.description = `${reading.description}\n${decodeMermaid(line)}`.trim()
  if (rest.length > 0) reading.isInDescription = false
}

function readSection(reading: Reading, statement: string, line: SourceLine): void {
  const title = statement.slice('section'.length).trim()
  if (title === '') throw new FormatError('A section needs a title: "section Find a flat".', line.number)
  if (title.includes(':'))
    throw new FormatError(`Mermaid wants no colon in the title of a section. Write it as #58; instead.`, line.number)
  reading.sections.push({ title: decodeMermaid(title), mark: takeMark(reading, 'stage'), tasks: [] })
}

function readTask(reading: Reading, statement: string, line: SourceLine): void {
  const [name = '', score, people, ...dropped] = statement.split(':')
  if (score === undefined) throw new FormatError(withoutScore(statement, line), line.number)
  if (name.trim() === '') throw new FormatError('There is a colon without a task before it.', line.number)
  if (dropped.length > 0) {
    const lost = dropped.join(':').trim()
    reading.warnings.add(`Mermaid drops what follows a third colon: "${lost}". Write the colon as #58;.`, line.number)
  }
  const actors = people === undefined ? [] : [...new Set(people.split(',').map(decodeMermaid))]
  addTask(reading, {
    name: decodeMermaid(name),
    score: readScore(reading, statement, line),
    actors,
    mark: takeMark(reading, 'step'),
  })
}

function withoutScore(statement: string, line: SourceLine): string {
  const mend = `Write it as "${statement}: 3: Customer", with a score from 1 to 5.`
  const wasCut = withoutComment(line.text).length < line.text.length
  return `The task "${statement}" has no score. ${mend}${wasCut ? ' A # begins a comment; write it as #35;.' : ''}`
}

/** Any number, as Mermaid takes it; outside 1 to 5 with a warning. */
function readScore(reading: Reading, statement: string, line: SourceLine): number | null {
  const [name = '', text = ''] = statement.split(':')
  const trimmed = text.trim()
  if (trimmed === '') {
    reading.warnings.add(`"${name.trim()}" has no score; its step has no feeling.`, line.number)
    return null
  }
  const score = Number(trimmed)
  if (!Number.isFinite(score))
    throw new FormatError(
      `The score of "${name.trim()}" is "${trimmed}", which is not a number. Write a number from 1 to 5 there; a colon that belongs to the name of a task is written as #58;.`,
      line.number,
    )
  if (score < 1 || score > 5)
    reading.warnings.add(
      `"${name.trim()}" has the score ${trimmed}, outside 1 to 5; the number is kept, the curve shows the nearest end.`,
      line.number,
    )
  return withoutNegativeZero(score)
}

function addTask(reading: Reading, task: MermaidTask): void {
  if (reading.sections.length === 0) reading.sections.push({ title: '', mark: null, tasks: [] })
  reading.sections.at(-1)?.tasks.push(task)
}

/** The waiting mark, if it is one of this thing. */
function takeMark(reading: Reading, key: string): Mark | null {
  const { mark } = reading
  reading.mark = null
  return mark?.fields.has(key) ? mark : null
}
