import { createSketch } from '@journeyboard/model/sketch'
import { cleanup, screen } from '@testing-library/react'
import { createRef } from 'react'
import { afterEach, expect, it } from 'vitest'
import { openTestBoard, renderOnBoard } from '../board/testing/openTestBoard.tsx'
import { AccessibleGrid } from './AccessibleGrid.tsx'

afterEach(cleanup)

it('tells of each stage the column of its first step, and how many it stands over', () => {
  const sketch = createSketch({})
  for (const title of ['Discover', 'Buy', 'Use']) {
    const stage = sketch.addStage({ title })
    sketch.addStep(stage, { title: `${title} early` })
    sketch.addStep(stage, { title: `${title} late` })
  }
  renderOnBoard(<AccessibleGrid label="Map" gridRef={createRef()} />, openTestBoard(sketch.records()))
  const columnOf = (name: RegExp) => {
    const header = screen.getByRole('columnheader', { name })
    return [header.getAttribute('aria-colindex'), header.getAttribute('colspan')]
  }
  expect(columnOf(/Stage.*Use|Use, stage/)).toEqual(['6', '2'])
  expect(columnOf(/Use early/)[0]).toBe('6')
})
