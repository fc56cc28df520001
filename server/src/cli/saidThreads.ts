/** What was said about a map, as exported files hold it. */
import { DatabaseSync } from 'node:sqlite'
import type { SaidThread } from '@journeyboard/formats'
import type { Card, Journey, Stage, Step } from '@journeyboard/model'
import { knownAs } from '@journeyboard/protocol'
import type { CommentAnchor, CommentThread } from '@journeyboard/protocol/comments'
import { readThreads } from '../comments/readThreads.ts'
import { createTables } from '../tables/tables.ts'

export interface SaidThreads {
  /** In the order of the stages; what lies beside them, or is gone from the map, comes last. */
  of(mapId: string, journey: Journey): readonly SaidThread[]
  close(): void
}

export function openSaidThreads(path: string): SaidThreads {
  const database = new DatabaseSync(path, { readOnly: true })
  const tables = createTables(database, () => Promise.reject(new Error('This database is only read.')))
  return {
    of(mapId, journey) {
      const placeOf = ({ anchor }: CommentThread) => {
        const stage = stageOf(journey, anchor)
        return stage ? journey.stages.indexOf(stage) : journey.stages.length
      }
      return readThreads(tables, mapId)
        .toSorted((one, other) => placeOf(one) - placeOf(other))
        .map((thread) => asSaid(thread, stageOf(journey, thread.anchor)))
    },
    close: () => database.close(),
  }
}

function asSaid({ about, anchor, resolved, comments }: CommentThread, stage: Stage | undefined): SaidThread {
  return {
    about,
    stage: stage?.title ?? '',
    anchor,
    resolvedBy: resolved?.by ?? null,
    comments: comments
      .filter(({ isDeleted }) => !isDeleted)
      .map(({ author, createdAt, text }) => ({ author: knownAs(author), at: new Date(createdAt).toISOString(), text })),
  }
}

function stageOf(journey: Journey, anchor: CommentAnchor): Stage | undefined {
  const byId = (id: string) => journey.stages.find((stage) => stage.id === id)
  if (anchor.kind === 'stage') return byId(anchor.id)
  const step = stepOf(journey, anchor)
  return step && byId(step.place.stage)
}

function stepOf({ stepById, cardById }: Journey, anchor: CommentAnchor): Step | undefined {
  // Ids in rows are plain words: an anchor may be about what is gone.
  const byId = (id: string) => (stepById as ReadonlyMap<string, Step>).get(id)
  switch (anchor.kind) {
    case 'step':
      return byId(anchor.id)
    case 'cell':
    case 'feeling':
      return byId(anchor.step)
    case 'card': {
      const card = (cardById as ReadonlyMap<string, Card>).get(anchor.id)
      return card && byId(card.place.step)
    }
    default:
      return undefined
  }
}
