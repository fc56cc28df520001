/** How far this person has read, told to the server when it can be: it holds on every device. */
import { PATHS } from '@journeyboard/protocol'
import type { ReadMarks } from '@journeyboard/protocol/comments'

export interface OwnMarks {
  /** The server's marks, moved on by what was read here. */
  over(marks: ReadMarks['marks']): ReadMarks['marks']
  /** True: this mark is new. */
  set(threadId: string, seq: number): boolean
  /** Tells the server what it does not know yet. */
  flush(): Promise<void>
}

export function createOwnMarks(mapId: string, baseUrl: string, fetch: typeof window.fetch): OwnMarks {
  const own = new Map<string, number>()
  const untold = new Set<string>()
  let isTelling = false

  const tell = async (): Promise<boolean> => {
    const told = new Map([...untold].map((id) => [id, own.get(id) ?? 0]))
    const body: ReadMarks = { marks: Object.fromEntries(told) }
    const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(baseUrl + PATHS.readMarks(mapId), init).catch(() => null)
    if (!response?.ok) return false
    for (const [id, seq] of told) if (own.get(id) === seq) untold.delete(id)
    return true
  }
  return {
    over(marks) {
      const moved = { ...marks }
      for (const [id, seq] of own) moved[id] = Math.max(seq, marks[id] ?? 0)
      return moved
    },
    set(threadId, seq) {
      if ((own.get(threadId) ?? 0) >= seq) return false
      own.set(threadId, seq)
      untold.add(threadId)
      return true
    },
    async flush() {
      if (isTelling) return
      isTelling = true
      while (untold.size > 0 && (await tell()));
      isTelling = false
    },
  }
}
