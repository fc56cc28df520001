import { layoutJourney } from '@journeyboard/layout'
import { arrangeJourney, lookupOf, type Journey } from '@journeyboard/model'
import { largeMap } from '../kit/largeMap.ts'

const size = Number(process.argv[2] ?? 3000)
const wanted = Number(process.argv[3] ?? 300)
const base = arrangeJourney(lookupOf(largeMap(size)))
console.log('cards', base.cardById.size, 'links', base.links.length, 'lanes', base.lanes.length, 'steps', base.stepById.size)
let seed = 7
const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647
const cards = [...base.cardById.values()].filter((c) => base.stepById.has(c.place.step))
const laneIndex = new Map(base.lanes.map((l, i) => [l.id, i]))
const steps = [...base.stages].flatMap((s) => base.stepsByStage?.get(s.id) ?? [])
const stepIndex = new Map(steps.map((s, i) => [s.id, i]))
const near = (a: (typeof cards)[0]) => cards.filter((b) => Math.abs((stepIndex.get(b.place.step) ?? 0) - (stepIndex.get(a.place.step) ?? 0)) <= 3 && Math.abs((laneIndex.get(b.place.lane) ?? 0) - (laneIndex.get(a.place.lane) ?? 0)) <= 3 && b !== a)
const template = base.links[0]!
const linkById = new Map<string, any>()
for (let i = 0; i < wanted; i++) {
  const a = cards[Math.floor(random() * cards.length)]!
  const pool = random() < 0.8 ? near(a) : cards
  const b = pool[Math.floor(random() * pool.length)]!
  linkById.set(`link${i}`, { ...template, id: `link${i}`, label: i % 2 ? 'leads to' : '', ends: { from: a.id, to: b.id } })
}
const withLinks = (n: number): Journey => arrangeJourney({ ...base, linkById: new Map([...linkById].slice(0, n)) } as never, base)
const withCard = (j: Journey, id: string, change: object): Journey => arrangeJourney({ ...j, cardById: new Map(j.cardById).set(id as never, { ...j.cardById.get(id as never)!, ...change } as never) }, j)
const median = (f: () => void, n = 150) => {
  const t: number[] = []
  for (let i = 0; i < n; i++) { const s = performance.now(); f(); t.push(performance.now() - s) }
  return t.sort((a, b) => a - b)[n >> 1]!.toFixed(2)
}
for (const n of [wanted]) {
  const j = withLinks(n)
  const before = layoutJourney(j)
  // a card in an upper lane whose cell is the highest of its row
  const lane = j.lanes.find((l) => l.kind !== 'emotion')!
  const row = before.cellRows[before.laneById.get(lane.id)!.index]!
  const high = row.filter((c) => c !== null).sort((a, b) => b!.stackHeight - a!.stackHeight)[0]!
  const id = high.cards[0]!.id
  const text = j.cardById.get(id)!.text
  const variants = Array.from({ length: 16 }, (_, i) => withCard(j, id, { text: text + ' more words here for lines'.repeat(1 + (i % 2)) }))
  const low = row.filter((c) => c !== null).sort((a, b) => a!.stackHeight - b!.stackHeight)[0]!.cards[0]!.id
  const same = Array.from({ length: 16 }, (_, i) => withCard(j, low, { text: 'abc'[i % 3]! }))
  const other = before.cellRows[before.laneById.get(lane.id)!.index + 3]!.find((c) => c !== null)!
  const moved = Array.from({ length: 16 }, (_, i) => withCard(j, low, { place: { ...j.cardById.get(i % 2 ? other.cards[0]!.id : id)!.place } }))
  let k = 0
  let last = before
  const step = (list: Journey[]) => () => { last = layoutJourney(list[k++ % list.length]!, last) }
  console.log(n, 'fresh', median(() => layoutJourney(j)), 'same height', median(step(same)), 'grown', median(step(variants)), 'moved', median(step(moved)))
}
