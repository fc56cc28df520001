import { arrangeJourney, lookupOf } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { expect, it } from 'vitest'
import { type SaidThread, writeCommentReport } from './commentReport.ts'
import { readJourneyJson } from './journeyJsonReader.ts'
import { writeJourneyJson } from './journeyJsonWriter.ts'

const threads: readonly SaidThread[] = [
  {
    about: 'Contract on a tablet',
    stage: 'Buy',
    anchor: { kind: 'card', id: 'contract' },
    resolvedBy: 'Ben',
    comments: [{ author: 'Ana', at: '2026-11-22T06:00:00.000Z', text: 'Is it legal?' }],
  },
  {
    about: 'Card *terminal*',
    stage: 'Buy',
    anchor: { kind: 'card', id: 'terminal' },
    resolvedBy: null,
    comments: [
      { author: 'Ana', at: '2026-11-21T06:00:00.000Z', text: '# Why\n- a\n- b' },
      { author: 'Ben', at: '2026-11-22T07:00:00.000Z', text: 'Bank.' },
    ],
  },
  { about: 'A place', stage: '', anchor: { kind: 'place', x: 1, y: 2 }, resolvedBy: null, comments: [] },
]

it('the report has the open threads of each stage first, and keeps every word where it belongs', () => {
  expect(writeCommentReport('Office furniture', threads)).toBe(`# Comments: Office furniture

2 open, 1 resolved.

## Buy

### Card \\*terminal\\*

**Ana**, 2026-11-21

> # Why
> - a
> - b

**Ben**, 2026-11-22

> Bank.

### Contract on a tablet (resolved by Ben)

**Ana**, 2026-11-22

> Is it legal?

## Beside the stages

### A place
`)
})

it('a journey file takes them along if it is asked to, and opens as the same map', () => {
  const journey = arrangeJourney(lookupOf(createSketch({ title: 'Office furniture' }).records()))
  const file = writeJourneyJson(journey, new Map(), threads)
  expect(JSON.parse(file).comments).toEqual(threads)
  expect(readJourneyJson(file)).toEqual(readJourneyJson(writeJourneyJson(journey)))
})
