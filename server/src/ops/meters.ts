/** What is counted and timed for Prometheus: the names, and nothing of who reads them. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Each belongs to one server; nothing is global, so that tests do not share counts. */
export interface Meters {
  readonly registry: Registry
  /** Run before each reading: for what is looked at then, and not counted on the way. */
  readonly beforeReading: (() => void)[]
  readonly connections: Gauge<'role'>
  readonly rooms: Gauge<'state'>
  /** From handing an edit to the log until it is on disk. */
  readonly commitSeconds: Histogram
  /** From the question whether all is saved until the answer. */
  readonly ackSeconds: Histogram
  readonly commitFailures: Counter
  readonly updates: Counter
  /** Bytes of websocket messages. */
  readonly received: Counter
  readonly sent: Counter
  readonly closed: Counter<'code'>
  readonly dropped: Counter<'reason'>
  readonly requestSeconds: Histogram<'method' | 'route' | 'status'>
  readonly compactionSeconds: Histogram<'result'>
  readonly damagedMaps: Gauge
  readonly damagedMapIds: Set<string>
  readonly erasingLag: Gauge
  readonly backupAge: Gauge
  readonly backupFailures: Counter
  readonly mails: Counter<'result'>
}

/** Why something that a client sent was not taken, or something for it was not sent. */
export type DropReason =
  | 'no-right'
  | 'map-full'
  | 'missing-parts'
  | 'presence-of-others'
  | 'presence-too-big'
  | 'unknown-message'
  | 'slow-reader'
  | 'upgrade-refused'

/** Seconds: a flush takes 0.1 to 10 ms on the disks of the last ten years, and a full second means trouble. */
const COMMIT_BUCKETS = [0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512, 1, 2, 5]
const WORK_BUCKETS = [0.005, 0.02, 0.08, 0.32, 1.28, 5, 20]

export function createMeters(): Meters {
  const registry = new Registry()
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter<Label>({ name: `journeyboard_${name}`, help, labelNames, registers })
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge<Label>({ name: `journeyboard_${name}`, help, labelNames, registers })
  const histogram = <Label extends string>(name: string, help: string, buckets: number[], labelNames: Label[] = []) =>
    new Histogram<Label>({ name: `journeyboard_${name}`, help, buckets, labelNames, registers })
  return {
    registry,
    beforeReading: [],
    connections: gauge('connections', 'Open websockets in rooms, by what they may do.', ['role']),
    rooms: gauge('rooms', 'Maps in memory, by state.', ['state']),
    commitSeconds: histogram('commit_seconds', 'From an edit applied to on disk.', COMMIT_BUCKETS),
    ackSeconds: histogram('ack_seconds', 'From the question whether all is saved to the answer.', COMMIT_BUCKETS),
    commitFailures: counter('commit_failures_total', 'Commits that the disk did not take.'),
    updates: counter('updates_total', 'Edits applied.'),
    received: counter('received_bytes_total', 'Bytes of websocket messages from clients.'),
    sent: counter('sent_bytes_total', 'Bytes of websocket messages to clients.'),
    closed: counter('closed_total', 'Websockets that ended, by close code.', ['code']),
    dropped: counter('dropped_total', 'What was not taken, or not sent, by reason.', ['reason']),
    requestSeconds: histogram('http_request_seconds', 'HTTP requests.', WORK_BUCKETS, ['method', 'route', 'status']),
    compactionSeconds: histogram('compaction_seconds', 'Making the log of a map shorter.', WORK_BUCKETS, ['result']),
    damagedMaps: gauge('damaged_maps', 'Maps that were found damaged on disk since the start.'),
    damagedMapIds: new Set(),
    erasingLag: gauge('erasing_lag_seconds', 'How far the time by which things are erased is behind the clock.'),
    backupAge: gauge('backup_age_seconds', 'Age of the newest backup; absent while there is none.'),
    backupFailures: counter(
      'backup_failures_total',
      'Nightly backups that failed, and old ones that could not be removed.',
    ),
    mails: counter('mails_total', 'Digests that the mail server took, or did not.', ['result']),
  }
}

/** Adds what the process itself has to say: memory, processor, garbage collection, event-loop lag. */
export function meterProcess({ registry }: Meters): void {
  collectDefaultMetrics({ register: registry })
}

/** All of it in the text format of Prometheus. */
export function readMeters({ registry, beforeReading }: Meters): Promise<string> {
  for (const look of beforeReading) look()
  return registry.metrics()
}

/** A map was found damaged, perhaps not for the first time. */
export function noteDamage({ damagedMaps, damagedMapIds }: Meters, mapId: string): void {
  damagedMapIds.add(mapId)
  damagedMaps.set(damagedMapIds.size)
}

/** Times a promise that is kept; one that is not counts as `failures`. */
export async function timed<Value>(seconds: Histogram, failures: Counter, promise: Promise<Value>): Promise<Value> {
  const end = seconds.startTimer()
  try {
    const value = await promise
    end()
    return value
  } catch (error) {
    failures.inc()
    throw error
  }
}
