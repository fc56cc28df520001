/** A small map with real words: two stages, four lanes, an emotion lane among them, six cards, a note and a link. */
import type { JourneyRecords } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'

/**
 * Stages `Discover` (steps `Hear`, `Compare`) and `Buy` (step `Sign`); lanes `Actions`, `Feelings`, `Touchpoints` and
 * `Support`; Mia feels +1 at Hear and -1 at Sign.
 */
export function sampleMap(): JourneyRecords {
  const sketch = createSketch({ title: 'Buying a bicycle' })
  const mia = sketch.addPersona({ name: 'Mia' })
  const discover = sketch.addStage({ title: 'Discover', goal: 'What is there?', period: 'before' })
  const buy = sketch.addStage({ title: 'Buy', goal: 'Is it worth it?', period: 'during' })
  const hear = sketch.addStep(discover, { title: 'Hear' })
  const compare = sketch.addStep(discover, { title: 'Compare' })
  const sign = sketch.addStep(buy, { title: 'Sign' })
  const actions = sketch.addLane({ title: 'Actions', kind: 'action', role: 'customer' })
  sketch.addLane({ title: 'Feelings', kind: 'emotion', role: 'customer' })
  const touchpoints = sketch.addLane({ title: 'Touchpoints', kind: 'touchpoint', role: 'frontstage' })
  const support = sketch.addLane({ title: 'Support', kind: 'process', role: 'backstage' })
  sketch.addCard({ step: hear, lane: actions }, { text: 'Sees an ad', kind: 'action' })
  sketch.addCard({ step: hear, lane: actions }, { text: 'Asks a friend', kind: 'action' })
  const site = sketch.addCard({ step: compare, lane: touchpoints }, { text: 'Web site', kind: 'touchpoint' })
  sketch.addCard({ step: compare, lane: support }, { text: 'Price list', kind: 'process' })
  sketch.addCard({ step: sign, lane: actions }, { text: 'Signs', kind: 'action' })
  const contract = sketch.addCard({ step: sign, lane: touchpoints }, { text: 'Contract', kind: 'touchpoint' })
  sketch.addNote({ x: 150, y: 900 }, { text: 'Loose idea' })
  sketch.addLink({ from: site, to: contract }, { label: 'leads to' })
  sketch.setFeeling({ persona: mia, step: hear, series: 'actual' }, { valence: 0.5 })
  sketch.setFeeling({ persona: mia, step: sign, series: 'actual' }, { valence: -0.5 })
  return sketch.records()
}
