/** The process of the others: people who are on one map and move their pointers. Started by measurePeople.ts. */
import { joinBare } from '../../kit/barePeople.ts'

export interface CrowdOrder {
  /** Of the map's page. */
  readonly address: string
  readonly people: number
  /** Seconds of each ten for which everybody moves their pointer; not all at once. */
  readonly moving: number
  /** Where their pointers are, in board units. */
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** As often as the app tells of a pointer. */
const PACE = 1000 / 15
const CYCLE = 10

process.once('message', (order: CrowdOrder) => {
  void runCrowd(order)
})

async function runCrowd(order: CrowdOrder): Promise<void> {
  const people = await Promise.all(Array.from({ length: order.people }, (_, index) => join(order, index)))
  process.send?.('there')
  process.once('message', () => {
    for (const leave of people) leave()
    process.disconnect()
  })
}

async function join(order: CrowdOrder, index: number): Promise<() => void> {
  const person = await joinBare(order.address, index)
  const begins = (index / order.people) * CYCLE
  let hasTold = false
  const move = () => {
    const time = performance.now() / 1000
    if (hasTold && (time + begins) % CYCLE >= order.moving) return
    hasTold = true
    const { x, y, width, height } = order.area
    const [along, down] = [Math.sin(time + index), Math.cos(time * 0.7 + index * 3)]
    person.tell({
      cursor: { x: Math.round(x + (width * (1 + along)) / 2), y: Math.round(y + (height * (1 + down)) / 2) },
    })
  }
  const timer = setInterval(move, PACE)
  return () => {
    clearInterval(timer)
    person.leave()
  }
}
