/** Somebody who asks for everything and reads nothing, while 150 MB are sent to the room. */
import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { encodeSaved } from '@journeyboard/protocol'
import * as Y from 'yjs'
import { stepOneFrame, updateFrame } from '../../../server/src/rooms/frames.ts'
import { attackOpen } from './attacker.ts'
import { type Attack, type Scene, waitFor } from './attacks.ts'
import { readCounter } from './counters.ts'

const MEGABYTE = 1024 ** 2
/** What it may cost: megabytes more than without it, and seconds until it is gone. */
const MOST_MEMORY = 20
const LONGEST_STAY = 30
const UPDATE = 0.9 * MEGABYTE
const TO_SEND = 150 * MEGABYTE
/** What one of them may send at once is limited, so there are several. */
const SENDERS = 6

export const SLOW_READER: Attack = { name: 'reader that never reads, 150 MB sent to it', run: slowReader }

async function slowReader(scene: Scene): Promise<string> {
  const { server, otherId } = scene
  // The same without the reader first: what the room itself takes for so much is not the reader's.
  const alone = await peakMemory(server.pid, async () => {
    for (let time = 0; time < 3; time += 1) await sendMuch(scene)
  })
  const closedBefore = await readCounter(server.url, 'closed_total')
  const { socket } = await attackOpen(server.url, otherId)
  socket.send(stepOneFrame(new Y.Doc()))
  socket.pause()
  const started = performance.now()
  const stay = { seconds: 0 }
  const watched = await peakMemory(server.pid, async () => {
    const cut = (async () => {
      while ((await readCounter(server.url, 'closed_total')) <= closedBefore) {
        assert(performance.now() - started < 2 * LONGEST_STAY * 1000, 'nobody was cut')
        await pause(100)
      }
      stay.seconds = (performance.now() - started) / 1000
    })()
    await Promise.all([sendMuch(scene), cut])
  })
  socket.terminate()
  const higher = (watched - alone) / MEGABYTE
  const figure = `memory peaks ${higher.toFixed(0)} MB higher (< ${MOST_MEMORY}), cut after ${stay.seconds.toFixed(1)} s (< ${LONGEST_STAY})`
  assert(higher < MOST_MEMORY && stay.seconds < LONGEST_STAY, figure)
  return figure
}

/** Of the next sender: of two who write in one place without knowing each other, the higher one wins. */
let nextClient = 0xff_ff_00_00

/**
 * Each sender writes over a place of its own again and again, and waits each time until that is saved. A write that lost
 * against another, of this time or the one before, would be told as next to nothing.
 */
async function sendMuch({ server, otherId }: Scene): Promise<void> {
  const count = Math.ceil(TO_SEND / UPDATE / SENDERS)
  const sentBefore = await readCounter(server.url, 'sent_bytes_total')
  await Promise.all(
    Array.from({ length: SENDERS }, async (_, sender) => {
      const { socket, frames } = await attackOpen(server.url, otherId)
      const saved = () => frames.filter((frame) => frame[0] === 102).length
      const doc = new Y.Doc()
      doc.clientID = nextClient
      nextClient += 1
      doc.on('update', (update: Uint8Array) => socket.send(updateFrame(update)))
      for (let sent = 1; sent <= count; sent += 1) {
        doc.getMap('big').set(`text ${sender}`, String(sent % 10).repeat(UPDATE))
        socket.send(encodeSaved(new Uint8Array([sent])))
        await waitFor(() => saved() >= sent)
      }
      // They stay: a sender that leaves would count as one that was cut.
    }),
  )
  // To the one at work on this map, if to nobody else.
  const sent = (await readCounter(server.url, 'sent_bytes_total')) - sentBefore
  assert(sent >= TO_SEND, `only ${Math.round(sent / MEGABYTE)} MB were sent`)
}

/** Highest resident memory of a process while `work` goes on; Linux only. */
async function peakMemory(pid: number, work: () => Promise<void>): Promise<number> {
  let most = 0
  const watch = setInterval(() => {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    most = Math.max(most, Number(kilobytes) * 1024)
  }, 20)
  try {
    await work()
    return most
  } finally {
    clearInterval(watch)
  }
}

function pause(duration: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration))
}
