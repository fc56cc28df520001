import { createSketch } from '@journeyboard/model/sketch'
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { openTestBoard, renderOnBoard } from '../board/testing/openTestBoard.tsx'
import { LaneTitles, StageHeaders } from './Headers.tsx'

afterEach(cleanup)

it('what stands above and under a title that is read from the right stands at its right', () => {
  const sketch = createSketch({})
  sketch.addStage({ title: 'שלב', goal: 'Sure?', period: 'before' })
  sketch.addLane({ title: 'נתיב', role: 'customer' })
  sketch.addStage({ title: 'Buy', period: 'after' })
  const open = openTestBoard(sketch.records())
  const { stages, lanes } = open.board.layout.getState()
  renderOnBoard(
    <>
      <StageHeaders stages={stages} />
      <LaneTitles lanes={lanes} shiftAt={() => 0} />
    </>,
    open,
  )
  for (const words of ['Before', 'Sure?', 'customer']) {
    const { left, right, textAlign } = screen.getByText(words).style
    expect([left, textAlign], words).toEqual(['', 'right'])
    expect(right, words).toMatch(/px$/)
  }
  expect(screen.getByText('After').style.left).toBe('14px')
})
