import type { Lane, LaneRole } from '@journeyboard/model'
import { describe, expect, it } from 'vitest'
import { layoutJourney } from './layoutJourney.ts'
import { sketchJourney } from './testing/sketchJourney.ts'

const FEELINGS = 'feelings'

/** `interaction 1`: the line stands below the lane with that index. */
function linesOf(...lanes: readonly (LaneRole | typeof FEELINGS)[]): string[] {
  const sketches: Partial<Lane>[] = lanes.map((role) =>
    role === FEELINGS ? { kind: 'emotion', role: 'none' } : { role },
  )
  const layout = layoutJourney(sketchJourney({ stages: [{ steps: [null] }], lanes: sketches }))
  return layout.serviceLines.map((line) => {
    const above = layout.lanes.find((lane) => lane.box.y + lane.box.height === line.y)
    return `${line.kind} ${above?.index}`
  })
}

describe('the lines of a service', () => {
  it('stand below the customer, the front stage and the back stage', () => {
    expect(linesOf('none', 'customer', 'frontstage', 'backstage', 'support')).toEqual([
      'interaction 1',
      'visibility 2',
      'internal 3',
    ])
  })

  it('stand below the last of several lanes of a role', () => {
    expect(linesOf('customer', 'customer', 'frontstage', 'frontstage', 'backstage')).toEqual([
      'interaction 1',
      'visibility 3',
    ])
  })

  it('are missing where there is nothing to part', () => {
    expect(linesOf()).toEqual([])
    expect(linesOf('none', 'none')).toEqual([])
    expect(linesOf('customer')).toEqual([])
    expect(linesOf('frontstage', 'customer')).toEqual([])
    expect(linesOf('support', 'backstage')).toEqual([])
  })

  it('part a role from any that lies further inside, when the next one is missing', () => {
    expect(linesOf('customer', 'support')).toEqual(['interaction 0'])
    expect(linesOf('frontstage', 'none', 'support')).toEqual(['visibility 0'])
  })

  it('stand above the last inner lane when roles are interleaved', () => {
    expect(linesOf('customer', 'frontstage', 'customer', 'backstage')).toEqual(['interaction 2', 'visibility 1'])
    expect(linesOf('customer', 'frontstage', 'customer')).toEqual(['interaction 0'])
  })

  it('leave feelings on the side of the customer', () => {
    expect(linesOf('customer', FEELINGS, 'frontstage')).toEqual(['interaction 1'])
    expect(linesOf('customer', 'frontstage', FEELINGS)).toEqual(['interaction 0'])
    expect(linesOf('customer', 'frontstage', FEELINGS, 'backstage')).toEqual(['interaction 0', 'visibility 1'])
  })

  it('run over the whole sheet', () => {
    const layout = layoutJourney(
      sketchJourney({ stages: [{ steps: [null] }], lanes: [{ role: 'customer' }, { role: 'frontstage' }] }),
    )
    expect(layout.serviceLines[0]).toMatchObject({ x1: 0, x2: layout.sheet.width, label: 'Line of interaction' })
  })
})
