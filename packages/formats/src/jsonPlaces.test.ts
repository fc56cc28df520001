import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findSyntaxProblem, lineOfPath } from './jsonPlaces.ts'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('the places of a JSON text', () => {
  it('agree with JSON.parse about what is JSON', () => {
    const pieces = fc.array(
      fc.constantFrom(...'{}[]",:\\ \n', '"a"', '1', '-0.5e3', '01', 'true', 'nul', '\\u00e9', '\t'),
    )
    const texts = fc.oneof(
      fc.json(),
      pieces.map((list) => list.join('')),
      fc
        .tuple(fc.json(), fc.nat(), fc.string({ maxLength: 2 }))
        .map(
          ([json, at, noise]) =>
            json.slice(0, at % (json.length + 1)) + noise + json.slice((at % (json.length + 1)) + 1),
        ),
    )
    fc.assert(
      fc.property(texts, (text) => {
        expect(findSyntaxProblem(text) === null).toBe(isJson(text))
      }),
      { numRuns: 2_000 },
    )
  })

  it('gives the line of a value, counting as editors do', () => {
    const text = '{\r\n  "a": [\n    1,\r    {"b": "x\\ny"}\n  ],\n  "a": [2]\n}'
    expect(lineOfPath(text, ['a', 0])).toBe(3)
    expect(lineOfPath(text, ['a', 1, 'b'])).toBe(4)
    expect(lineOfPath(text, [])).toBe(1)
  })

  it('gives the line of what is around a value that is not there', () => {
    const text = '{\n  "a": {\n    "b": 1\n  }\n}'
    expect(lineOfPath(text, ['a', 'c', 'd'])).toBe(2)
    expect(lineOfPath(text, ['z'])).toBe(1)
  })

  it('does not run out of stack on deep lists or long texts', () => {
    expect(findSyntaxProblem('['.repeat(100_000))).toMatchObject({ sentence: expect.stringContaining('deep') })
    expect(findSyntaxProblem(`["${'x'.repeat(5_000_000)}"]`)).toBeNull()
  })
})
