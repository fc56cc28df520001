import { cellKey } from '@journeyboard/model'
import { act, cleanup } from '@testing-library/react'
import { ReactFlowProvider } from '@xyflow/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestBoard, renderOnBoard, shopRecords, type TestBoard } from '../board/testing/openTestBoard.tsx'
import { peerNamed } from '../board/testing/testPresence.ts'
import { PeerSelections } from './PeerSelections.tsx'

let open: TestBoard
beforeEach(() => {
  open = openTestBoard(shopRecords())
})
afterEach(cleanup)

function show(...selections: readonly (readonly string[])[]): HTMLElement {
  const peers = selections.map((selection, index) =>
    peerNamed(index, ['Ada', 'Ben'][index] ?? '', { selection: [...selection] }),
  )
  return renderOnBoard(
    <ReactFlowProvider>
      <PeerSelections peers={peers} />
    </ReactFlowProvider>,
    open,
  ).container
}

const journey = () => open.board.doc.projection.journey()
const cards = () => [...journey().cardById.keys()]
const outlines = (container: HTMLElement) =>
  [...container.querySelectorAll<HTMLElement>('[data-outlined]')].map((one) => [one.dataset.outlined, one.textContent])

it('outlines each thing once, and names each person once', () => {
  const [first = '', second = '', third = ''] = cards().map((id) => `card/${id}`)
  expect(outlines(show([first, second], [second, third]))).toEqual([
    [first, 'Ada'],
    [second, ''],
    [third, 'Ben'],
  ])
})

it('shows links by their lines, points of the curve by a ring, and headers by their boxes', () => {
  const [link] = open.board.layout.getState().links
  const [feeling] = journey().feelingById.keys()
  const container = show([`link/${link?.id}`, `feeling/${feeling}`, `stage/${journey().stages[0]?.id}`])
  const [line, ring, header] = container.querySelectorAll('[data-outlined]')
  expect(line?.querySelector('path')?.getAttribute('d')).toBe(link?.path)
  expect(ring?.querySelectorAll('[data-round]')).toHaveLength(1)
  expect(header?.firstElementChild).toBeTruthy()
})

it('shows the cell in which somebody stands', () => {
  const { steps, lanes } = open.board.layout.getState()
  const [step, lane] = [steps[1], lanes[0]]
  if (!step || !lane) throw new Error('The map has no cells.')
  const container = show([`cell/${cellKey({ step: step.id, lane: lane.id })}`])
  const mark = container.querySelector<HTMLElement>('[data-inside]')
  expect([mark?.style.left, mark?.style.top]).toEqual([`${step.box.x}px`, `${lane.box.y}px`])
  expect(mark?.textContent).toBe('Ada')
})

it('draws nothing for what is not on the map, whatever somebody tells', () => {
  const container = show(['card/gone', 'link/gone', 'feeling/gone', 'stage', '', 'a/b/c', 'cell/a~b'])
  expect(container.querySelectorAll('[data-outlined] > *')).toHaveLength(0)
})

it('moves with a card that makes room, and stays when the room is not needed any more', () => {
  const [shifted] = cards()
  const box = shifted && open.board.layout.getState().cardById.get(shifted)?.box
  const container = show([`card/${shifted}`])
  const top = () => container.querySelector<HTMLElement>('[data-outlined] > div')?.style.top
  expect(top()).toBe(`${box ? box.y : ''}px`)
  act(() =>
    open.board.gesture.setState(
      {
        type: 'make',
        kind: 'pain',
        isHeld: true,
        at: { x: 0, y: 0 },
        target: { kind: 'ground', x: 0, y: 0 },
        preview: {
          room: { x: 0, y: 0, width: 10, height: 10 },
          shiftedIds: new Set(shifted ? [shifted] : []),
          shift: 40,
          rowBottom: 100_000,
          growth: 0,
        },
      },
      true,
    ),
  )
  expect(top()).toBe(`${box ? box.y + 40 : ''}px`)
  act(() => open.board.gesture.setState({ type: 'none' }, true))
  expect(top()).toBe(`${box ? box.y : ''}px`)
})
