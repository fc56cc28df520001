/** One seeded story: people do whatever they like on one map while lines break, disks stall and the server dies. */
import { templates } from '@journeyboard/model/templates'
import { createRandom, type SeededRandom } from '../faults/seededRandom.ts'
import type { Person } from './person.ts'
import { withSeededChance } from './seededChance.ts'
import { createWorld, microtasks, type World } from './world.ts'

export interface Story {
  readonly seed: number
  /** What happened, one line an event. */
  readonly trace: readonly string[]
  /** Times that somebody was told "saved". */
  readonly saved: number
  /** Cards on the map at the end. */
  readonly cards: number
}

const EVENTS = 320

/** Throws with the seed and the last events when the story does not end well. */
export async function tellStory(seed: number): Promise<Story> {
  const trace: string[] = []
  const random = createRandom(seed)
  try {
    return await withSeededChance(createRandom(seed + 1_000_003), () => runStory(seed, random, trace))
  } catch (error) {
    const last = trace.slice(-40).join('\n  ')
    throw new Error(`Seed ${seed} failed after ${trace.length} events. The last ones:\n  ${last}`, { cause: error })
  }
}

async function runStory(seed: number, random: SeededRandom, trace: string[]): Promise<Story> {
  const template = templates[random.between(0, templates.length - 1)]
  if (!template) throw new Error('There is no template')
  const world = await createWorld(template.create(), random.between(2, 5), random)
  for (let event = 0; event < EVENTS; event += 1) {
    const index = random.between(0, world.people.length - 1)
    const person = world.people[index]
    if (person) trace.push(`${person.name} ${await happen(world, person, index, random)}`)
    world.clock.advance(20)
    await microtasks()
  }

  trace.push('everybody comes back')
  for (const person of world.people) person.rest()
  await world.meetAgain()

  trace.push('everybody takes everything back')
  for (const { doc, sync } of world.people) {
    while (doc.history.undo()) if (random.chance(0.2)) sync.wire?.deliverDown(2)
    while (random.chance(0.5)) doc.history.redo()
  }
  await world.meetAgain()
  const cards = world.people[0]?.doc.projection.journey().cardById.size ?? 0
  world.destroy()
  return { seed, trace, saved: world.saved, cards }
}

/** The next thing that happens to one of the people; gives the words that say what. */
async function happen(world: World, person: Person, index: number, random: SeededRandom): Promise<string> {
  const luck = random.between(0, 99)
  if (luck < 45) return person.act(random)
  if (luck < 92) return talk(world, person, luck, random)
  if (luck < 95) {
    person.showFrame()
    return 'sees the next frame'
  }
  return disturb(world, person, index, random)
}

function talk(world: World, person: Person, luck: number, random: SeededRandom): string {
  const { wire } = person.sync
  if (!wire) {
    world.connect(person)
    return 'connects'
  }
  if (luck < 66) return `sends ${wire.deliverUp(random.between(1, 6))}`
  if (luck < 86) return `hears ${wire.deliverDown(random.between(1, 6))}`
  return person.sync.askSaved() ? 'asks whether it is saved' : 'waits to be in sync'
}

async function disturb(world: World, person: Person, index: number, random: SeededRandom): Promise<string> {
  const luck = random.between(0, 99)
  if (luck < 30) {
    person.sync.wire?.cut()
    return 'loses the line'
  }
  if (luck < 45) {
    world.server.holdCommits()
    return 'waits for the disk'
  }
  if (luck < 70) {
    world.server.commit()
    return 'sees the disk go on'
  }
  if (luck < 76) {
    world.server.failDisk()
    return 'sees the disk fail'
  }
  if (luck < 82) {
    await world.killServer()
    return 'sees the server die'
  }
  if (luck < 86) {
    world.reload(index)
    return 'reloads the page'
  }
  world.clock.advance(random.between(100, 6_000))
  return 'takes a break'
}
