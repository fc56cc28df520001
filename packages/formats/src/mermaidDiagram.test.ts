import { describe, expect, it } from 'vitest'
import { FormatError } from './formatError.ts'
import { parseMermaidJourney } from './mermaidDiagram.ts'

/** The tasks of a diagram with these lines, and what the reader should know. */
function parse(...lines: string[]) {
  const diagram = parseMermaidJourney(['journey', ...lines].join('\n'))
  const tasks = diagram.sections.flatMap((section) => section.tasks)
  return { ...diagram, tasks, first: tasks[0] }
}

function errorOf(text: string): FormatError {
  try {
    parseMermaidJourney(text)
  } catch (error) {
    if (error instanceof FormatError) return error
    throw error
  }
  throw new Error('the text was read without an error')
}

describe('a Mermaid journey, as mermaid 12.3 reads it', () => {
  it('reads `E: 5` as nobody and `E: 5:` as one actor without a name', () => {
    expect(parse('E: 5').first?.actors).toEqual([])
    expect(parse('E: 5:').first?.actors).toEqual([''])
  })

  it('keeps a score outside 1 to 5 and says so, with the line', () => {
    const { tasks, warnings } = parse('E: 9: Me', 'F: -1.5: Me', 'G: 5: Me')
    expect(tasks.map((task) => task.score)).toEqual([9, -1.5, 5])
    expect(warnings).toHaveLength(2)
    expect(warnings[0]).toMatch(/^Line 2: "E" has the score 9, outside 1 to 5/)
    expect(warnings[1]).toMatch(/^Line 3: .*-1\.5/)
  })

  it('refuses a score that is no number, with the line', () => {
    const error = errorOf('journey\n  section A\n  E: abc: Me')
    expect(error.line).toBe(3)
    expect(error.message).toContain('The score of "E" is "abc", which is not a number')
  })

  it('drops what follows a third colon, as mermaid does, and says so', () => {
    const { first, warnings } = parse('E: 3: Me: x, You')
    expect(first?.actors).toEqual(['Me'])
    expect(warnings).toEqual([expect.stringMatching(/^Line 2: .*"x, You"/)])
  })

  it('refuses a colon in the name of a task and says why', () => {
    const error = errorOf('journey\nAt 10:30 leave: 3: Me')
    expect(error.line).toBe(2)
    expect(error.message).toContain('"At 10" is "30 leave"')
    expect(error.message).toContain('#58;')
  })

  it('takes # as the beginning of a comment', () => {
    const { first, warnings } = parse('# a remark', 'Leave: 3: Me # and Cat', 'title Tea # time')
    expect(first).toMatchObject({ name: 'Leave', score: 3, actors: ['Me'] })
    expect(warnings).toEqual([])
    expect(parse('title Tea # time').title).toBe('Tea')
  })

  it('explains a # that cuts a task short', () => {
    const error = errorOf('journey\nTask #1: 5: Me')
    expect(error.line).toBe(2)
    expect(error.message).toContain('write it as #35;')
  })

  it('decodes the entities of hash, colon and semicolon', () => {
    const { first, title } = parse('title #35;1 #38; more', 'At 10#58;30#59; leave: 3: Me#35;1')
    expect(title).toBe('#1 & more')
    expect(first).toMatchObject({ name: 'At 10:30; leave', score: 3, actors: ['Me#1'] })
  })

  it('leaves entities that it does not know as they stand', () => {
    expect(parse('A #nosuch; #9999999; #__proto__;: 3: Me').first?.name).toBe('A #nosuch; #9999999; #__proto__;')
  })

  it.each([
    ['a bare semicolon', 'Wait; see: 3: Me', '#59;'],
    ['a colon in a section', 'section A: b', '#58;'],
    ['a task without a colon', 'Wait', '"Wait: 3: Customer"'],
    ['a section without text', 'section', 'needs a title'],
    ['a section of spaces', 'section   ', 'needs a title'],
    ['a colon without a task', ': 3: Me', 'without a task'],
  ])('refuses %s, with the line and the mend', (_, line, mend) => {
    const error = errorOf(`journey\n  title T\n\n  ${line}\n`)
    expect(error.line).toBe(4)
    expect(error.message).toContain(mend)
  })

  it('puts tasks before any section into a section without a title', () => {
    const { sections } = parse('Wake: 2: Me', 'section Day', 'Work: 3: Me')
    expect(sections.map(({ title, tasks }) => [title, tasks.length])).toEqual([
      ['', 1],
      ['Day', 1],
    ])
  })

  it('makes two sections of two with the same title', () => {
    expect(parse('section A', 'x: 1', 'section A', 'y: 2').sections.map(({ title }) => title)).toEqual(['A', 'A'])
  })

  it('prefers the title in the body to the one in the front matter', () => {
    const frontMatter = '---\ntitle: "Front: matter"\nconfig:\n  theme: dark\n---\n'
    expect(parseMermaidJourney(`${frontMatter}journey\nA: 1`).title).toBe('Front: matter')
    expect(parseMermaidJourney(`${frontMatter}journey\ntitle Body\nA: 1`).title).toBe('Body')
  })

  it('wants `journey` in lower case, and takes the words after it in any', () => {
    expect(errorOf('\nJourney\nA: 1').line).toBe(2)
    expect(errorOf('Journey').message).toContain('lower case')
    const { title, sections } = parse('TITLE Big', 'Section Day', 'Work: 3: Me')
    expect([title, sections[0]?.title]).toEqual(['Big', 'Day'])
  })

  it('takes words that only begin like a keyword for tasks', () => {
    expect(parse('sections of a book: 3: Me').first?.name).toBe('sections of a book')
    expect(parse('title: 3: Me').first?.name).toBe('title')
  })

  it('reads CRLF, CR, tabs and trailing spaces', () => {
    const { sections } = parseMermaidJourney('journey  \r\n\tsection Day\t\r\n\t\tWork : 3 : Me ,  Cat  \r\r\n')
    expect(sections[0]?.title).toBe('Day')
    expect(sections[0]?.tasks[0]).toMatchObject({ name: 'Work', score: 3, actors: ['Me', 'Cat'] })
  })

  it('reads a journey without anything in it', () => {
    expect(parseMermaidJourney('journey')).toMatchObject({ title: '', sections: [], warnings: [] })
  })

  it('steps over comments and directives, also over several lines, and still counts them', () => {
    const head = '%% hello\n%%{init: {\n  "theme": "dark"\n}}%%\n%% more\njourney\n  %% inside\n  A: 1: Me\n'
    expect(parseMermaidJourney(head).sections[0]?.tasks).toHaveLength(1)
    expect(errorOf(`${head}  B`).line).toBe(9)
  })

  it('counts an actor once', () => {
    expect(parse('A: 1: Me, Me , Cat').first?.actors).toEqual(['Me', 'Cat'])
  })

  it('takes a score that is missing as no feeling, and says so', () => {
    const { first, warnings } = parse('A: : Me')
    expect(first?.score).toBeNull()
    expect(warnings[0]).toMatch(/^Line 2: "A" has no score/)
  })

  it('reads the description for screen readers, on one line or several', () => {
    expect(parse('accDescr: A day at work', 'A: 1').description).toBe('A day at work')
    expect(parse('accTitle: Day', 'accDescr {', 'At home', 'and at work', '}', 'A: 1')).toMatchObject({
      title: 'Day',
      description: 'At home\nand at work',
      tasks: [{ name: 'A' }],
    })
  })

  it('reads a title on the line of `journey`, as mermaid does', () => {
    expect(parseMermaidJourney('journey title Short\nA: 1').title).toBe('Short')
  })
})

describe('what is not a Mermaid journey', () => {
  it('is named: another diagram, with its line', () => {
    const error = errorOf('%% hello\n\nflowchart LR\n  A --> B')
    expect(error.line).toBe(3)
    expect(error.message).toContain('begins with "flowchart"')
  })

  it('is named: nothing at all', () => {
    expect(errorOf('%% only a comment').message).toContain('There is no diagram')
  })

  it('is named: front matter that is not YAML, with the line inside it', () => {
    const error = errorOf('---\ntitle: a\n  b: [1\n---\njourney\n')
    expect(error.line).toBeGreaterThanOrEqual(2)
    expect(error.line).toBeLessThanOrEqual(4)
    expect(error.message).toContain('front matter')
  })

  it('does not grow: front matter full of aliases, or very long', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefghi'.split('').map((key, index) => {
        const before = 'abcdefgh'[index]
        return `${key}: &${key} [${Array(9).fill(`*${before}`).join(', ')}]`
      }),
    ].join('\n')
    expect(errorOf(`---\n${bomb}\n---\njourney`).message).toContain('front matter')
    expect(errorOf(`---\ntitle: ${'x'.repeat(30_000)}\n---\njourney`).message).toContain('longer than')
  })
})
