/** A small map with a bit of everything, for tests that change it: somebody has a phone repaired. */
import type { JourneyRecords } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'

/** Fresh records: two stages with three steps, four lanes, seven cards, three feelings of one persona. */
export function phoneRepair(): JourneyRecords {
  const sketch = createSketch({ title: 'Repair a phone' })
  const noor = sketch.addPersona({ name: 'Noor' })
  const findHelp = sketch.addStage({ title: 'Find help', goal: 'Who can I trust?', period: 'before' })
  const handIn = sketch.addStage({ title: 'Hand in', goal: 'When is it back?', period: 'during' })
  const ask = sketch.addStep(findHelp, { title: 'Ask around' })
  const compare = sketch.addStep(findHelp, { title: 'Compare' })
  const dropOff = sketch.addStep(handIn, { title: 'Drop off' })
  const actions = sketch.addLane({ title: 'Actions', kind: 'action', role: 'customer' })
  sketch.addLane({ title: 'Feelings', kind: 'emotion', role: 'customer' })
  const contacts = sketch.addLane({ title: 'Contacts', kind: 'touchpoint', role: 'frontstage' })
  const bench = sketch.addLane({ title: 'Bench', kind: 'process', role: 'backstage' })
  const add = (step: typeof ask, lane: typeof actions, kind: 'action' | 'touchpoint' | 'process', text: string) =>
    sketch.addCard({ step, lane }, { text, kind })
  add(ask, actions, 'action', 'Asks a neighbour')
  add(ask, actions, 'action', 'Reads reviews')
  add(compare, actions, 'action', 'Calls two shops')
  add(ask, contacts, 'touchpoint', 'Search results')
  add(compare, contacts, 'touchpoint', 'Price list')
  add(dropOff, contacts, 'touchpoint', 'Shop counter')
  add(dropOff, bench, 'process', 'Opens the case')
  sketch.setFeeling({ persona: noor, step: ask, series: 'actual' }, { valence: 0 })
  sketch.setFeeling({ persona: noor, step: compare, series: 'actual' }, { valence: -0.5 })
  sketch.setFeeling({ persona: noor, step: dropOff, series: 'actual' }, { valence: 0.5 })
  return sketch.records()
}
