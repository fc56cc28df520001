/** For somebody who comes back: what others did on the map meanwhile, said quietly, each leading to its place. */
import { createDocument, createJourneyDoc } from '@journeyboard/doc'
import type { Board } from '@journeyboard/editor'
import type { Deeds } from '@journeyboard/editor/changes'
import { History, X } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { applyUpdate } from 'yjs'
import { RequestError } from '../../access/request.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { type OpenBoard, useOpenBoard } from '../boardContext.ts'
import { DeedList } from './DeedList.tsx'
import styles from './LastVisit.module.css'
import { differenceOf } from './versionDifference.ts'
import { fetchLastVisit, fetchVersion, fetchWriters } from './versionRequests.ts'
import { namesOf } from './versionWords.ts'

const NOTHING: readonly Deeds[] = []
/** What was found once is said until it is closed, also after another view has taken the place of the board. */
const knownDeeds = new WeakMap<Board, readonly Deeds[]>()

export function LastVisit() {
  const open = useOpenBoard()
  const [deeds, setDeeds] = useState(() => knownDeeds.get(open.board) ?? NOTHING)
  const [isShown, setShown] = useState(false)
  const id = useId()
  useEffect(() => {
    const { session } = open
    let isLeft = false
    let isAsking = false
    const ask = async () => {
      if (isAsking || session.isCountedAsSeen()) return
      isAsking = true
      try {
        const found = await findDeeds(open)
        if (isLeft) return
        // Not before: who goes before they were told of it has it to come.
        session.countAsSeen()
        // What was found before is said until it is closed.
        if (found.length === 0 && knownDeeds.has(open.board)) return
        knownDeeds.set(open.board, found)
        setDeeds(found)
      } catch (error) {
        // A courtesy: who may not ask goes without, and who has no network until there is one.
        if (!(error instanceof RequestError)) throw error
      } finally {
        isAsking = false
      }
    }
    void ask()
    const stops = [
      session.onReturn(() => void ask()),
      session.onNotice('versions', (data) => {
        // The connection is new.
        if (data === null) void ask()
      }),
    ]
    return () => {
      isLeft = true
      for (const stop of stops) stop()
    }
  }, [open])
  if (deeds.length === 0) return null
  const close = () => {
    knownDeeds.set(open.board, NOTHING)
    setDeeds(NOTHING)
    open.board.viewport.current?.focus()
  }
  return (
    <section className={styles.visit} aria-label="Since you were last here">
      <div className={styles.line}>
        <History aria-hidden />
        <button
          type="button"
          className={styles.title}
          aria-expanded={isShown}
          aria-controls={id}
          onClick={() => setShown(!isShown)}
        >
          {`Since you were last here: ${sumOf(deeds)}`}
        </button>
        <IconButton label="Close" icon={<X />} tooltipSide="bottom" onClick={close} />
      </div>
      <div id={id} className={styles.deeds} hidden={!isShown}>
        <DeedList deeds={deeds} board={open.board} />
      </div>
    </section>
  )
}

/** `7 changes by Ana and Ben`. */
function sumOf(deeds: readonly Deeds[]): string {
  const count = new Set(deeds.flatMap(({ deeds: own }) => own.flatMap(({ things }) => things.map(({ id }) => id)))).size
  return `${count} ${count === 1 ? 'change' : 'changes'} by ${namesOf(deeds.map(({ author }) => ({ name: author })))}`
}

/** Null: the server has it no more, or can not read it. At the next visit it would be the same. */
async function versionOrNothing(mapId: string, version: number): Promise<Uint8Array | null> {
  try {
    return await fetchVersion(mapId, version)
  } catch (error) {
    if (error instanceof RequestError && [404, 500].includes(error.status)) return null
    throw error
  }
}

/** What others did after the version that is nearest to when this person left; nothing to somebody new. */
async function findDeeds({ mapId, board }: OpenBoard): Promise<readonly Deeds[]> {
  const { person: me, version, seen } = await fetchLastVisit(mapId)
  if (version === null) return []
  const [update, writers] = await Promise.all([versionOrNothing(mapId, version), fetchWriters(mapId)])
  if (!update) return []
  const ydoc = createDocument()
  applyUpdate(ydoc, update)
  const doc = createJourneyDoc(ydoc)
  try {
    const now = board.doc.projection.journey()
    const nameOf: Parameters<typeof differenceOf>[4] = (person) => {
      if (!person) return null
      return person.id === me.id ? null : person.name.trim() || 'Guest'
    }
    return differenceOf(doc, board.doc, now, writers, nameOf, seen ? new Map(seen) : undefined).deeds
  } finally {
    doc.destroy()
    ydoc.destroy()
  }
}
