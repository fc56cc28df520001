/** Where things stand in a JSON text: JSON.parse does not say, and browsers word its errors differently. */

/** Keys and indexes from the root to a value. */
export type JsonPath = readonly PropertyKey[]

interface JsonProblem {
  readonly offset: number
  readonly sentence: string
}

/** A reader's position and what it looks for. Values are only stepped over, never built. */
interface Walk {
  readonly text: string
  offset: number
  readonly visit: (path: readonly (string | number)[], offset: number) => void
}

/** Deeper than any map; JSON.parse itself has no limit. */
const MAX_DEPTH = 200

class JsonStop extends Error {
  readonly problem: JsonProblem
  constructor(problem: JsonProblem) {
    super(problem.sentence)
    this.problem = problem
  }
}

/** The line of the value at the path, or of the nearest value around it that exists. Counts from 1. */
export function lineOfPath(text: string, path: JsonPath): number {
  let found = 0
  let depth = -1
  walkJson(text, (at, offset) => {
    const isOnTheWay = at.length <= path.length && at.every((key, index) => key === path[index])
    if (!isOnTheWay || at.length <= depth) return
    depth = at.length
    found = offset
  })
  return lineAt(text, found)
}

/** The first thing that makes the text not JSON, with its line; null if nothing does. */
export function findSyntaxProblem(text: string): { readonly line: number; readonly sentence: string } | null {
  const problem = walkJson(text, () => {})
  return problem && { line: lineAt(text, problem.offset), sentence: problem.sentence }
}

/** Lines end as people see them: LF, CR LF or CR. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n?|\n/).length
}

function walkJson(text: string, visit: Walk['visit']): JsonProblem | null {
  const walk: Walk = { text, offset: 0, visit }
  try {
    stepValue(walk, [])
    skipSpace(walk)
    if (walk.offset < text.length) stop(walk, 'there is something after the end of the JSON: delete it')
  } catch (error) {
    if (error instanceof JsonStop) return error.problem
    throw error
  }
  return null
}

function stepValue(walk: Walk, path: (string | number)[]): void {
  skipSpace(walk)
  if (path.length > MAX_DEPTH) stop(walk, `lists and objects are nested more than ${MAX_DEPTH} deep`)
  walk.visit(path, walk.offset)
  const first = walk.text[walk.offset]
  if (first === '{') stepObject(walk, path)
  else if (first === '[') stepList(walk, path)
  else if (first === '"') stepString(walk)
  else stepWord(walk)
}

function stepObject(walk: Walk, path: (string | number)[]): void {
  walk.offset += 1
  if (took(walk, '}')) return
  do {
    skipSpace(walk)
    if (walk.text[walk.offset] === '}') stop(walk, 'there is a comma before "}": delete the comma')
    if (walk.text[walk.offset] !== '"') stop(walk, 'a name in double quotes is missing here')
    const from = walk.offset
    stepString(walk)
    const key = JSON.parse(walk.text.slice(from, walk.offset)) as string
    if (!took(walk, ':'))
      stop(walk, `a colon is missing after ${walk.text.slice(from, Math.min(walk.offset, from + 40))}`)
    path.push(key)
    stepValue(walk, path)
    path.pop()
  } while (took(walk, ','))
  if (!took(walk, '}')) stop(walk, 'a comma or "}" is missing here')
}

function stepList(walk: Walk, path: (string | number)[]): void {
  walk.offset += 1
  if (took(walk, ']')) return
  let index = 0
  do {
    skipSpace(walk)
    if (walk.text[walk.offset] === ']') stop(walk, 'there is a comma before "]": delete the comma')
    path.push(index)
    stepValue(walk, path)
    path.pop()
    index += 1
  } while (took(walk, ','))
  if (!took(walk, ']')) stop(walk, 'a comma or "]" is missing here')
}

const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** A loop and not one regular expression: those run out of stack on texts of some megabytes. */
function stepString(walk: Walk): void {
  const { text } = walk
  let at = walk.offset + 1
  while (text[at] !== '"') {
    ESCAPE.lastIndex = at
    if (text.charCodeAt(at) >= 0x20 && text[at] !== '\\') at += 1
    else if (ESCAPE.test(text)) at = ESCAPE.lastIndex
    else stop(walk, 'the text in double quotes that begins here has no end, or a character that JSON does not allow')
  }
  walk.offset = at + 1
}

function stepWord(walk: Walk): void {
  WORD.lastIndex = walk.offset
  if (!WORD.test(walk.text)) {
    const found = walk.text[walk.offset]
    stop(walk, found === undefined ? 'the file ends too early' : `"${found}" can not stand here`)
  }
  walk.offset = WORD.lastIndex
}

function took(walk: Walk, character: string): boolean {
  skipSpace(walk)
  if (walk.text[walk.offset] !== character) return false
  walk.offset += 1
  return true
}

function skipSpace(walk: Walk): void {
  while (' \n\r\t'.includes(walk.text[walk.offset] ?? 'x')) walk.offset += 1
}

function stop(walk: Walk, sentence: string): never {
  const isOver = walk.offset >= walk.text.length
  throw new JsonStop({ offset: walk.offset, sentence: isOver ? 'the file ends too early' : sentence })
}
