/** For measurements: a map of a given number of cards, the same in each run, with about two cards a cell. */
import type { Journey } from '@journeyboard/model'
import { type JourneySketch, sketchJourney } from './sketchJourney.ts'

const SENTENCES = [
  'Notices that the old supplier is late again',
  'Reads three reviews at lunch and asks a colleague what she thinks',
  'Card terminal refuses the company card',
  'Walks in between two errands, nobody at the door',
  'Asks who answers the phone later',
  'Price list is updated on Mondays; the show-room has last week’s',
  'Sets up five desks alone',
]

const STEPS_A_STAGE = 5
const LANES: NonNullable<JourneySketch['lanes']> = [
  { title: 'Customer actions', kind: 'action', role: 'customer' },
  { title: 'Feelings', kind: 'emotion' },
  { title: 'Touchpoints', kind: 'touchpoint', role: 'frontstage' },
  { title: 'Front-stage', kind: 'process', role: 'frontstage' },
  { title: 'Back-stage', kind: 'process', role: 'backstage' },
  { title: 'Support', kind: 'process', role: 'support' },
  { title: 'Thoughts', kind: 'thought' },
  { title: 'Pains', kind: 'pain' },
  { title: 'Insights', kind: 'insight' },
  { title: 'Opportunities', kind: 'opportunity' },
]
const CARD_LANES = [0, 2, 3, 4, 5, 6, 7, 8, 9]

export function bigJourney(cards: number): Journey {
  const steps = Math.max(STEPS_A_STAGE, Math.ceil(cards / (2.2 * CARD_LANES.length)))
  const stages = Math.ceil(steps / STEPS_A_STAGE)
  return sketchJourney({
    stages: Array.from({ length: stages }, (_, index) => ({
      title: `Stage ${index + 1}`,
      goal: 'Is there something better?',
      steps: new Array(STEPS_A_STAGE).fill(null),
    })),
    lanes: LANES,
    cards: Array.from({ length: cards }, (_, index) => ({
      step: (index * 7) % (stages * STEPS_A_STAGE),
      lane: CARD_LANES[(index * 5 + Math.floor(index / 11)) % CARD_LANES.length] ?? 0,
      text: `${SENTENCES[index % SENTENCES.length]} (${index})`,
      ...(index % 3 === 0 ? { contact: { channel: 'Shop', mode: 'offline' as const, scope: 'contact' as const } } : {}),
    })),
    notes: Array.from({ length: 40 }, (_, index) => ({ text: 'Do we know why?', place: { x: index * 200, y: -300 } })),
    personas: [{ name: 'Mara' }],
    feelings: Array.from({ length: stages * STEPS_A_STAGE }, (_, index) => ({
      step: index,
      valence: Math.sin(index),
    })),
  })
}
