/** What was said about a map, for files that leave it. */
import type { SaidThread } from '@journeyboard/formats'
import type { Journey } from '@journeyboard/model'
import { knownAs, PATHS } from '@journeyboard/protocol'
import type { CommentList, CommentThread } from '@journeyboard/protocol/comments'
import { presentAbout, stageOf } from './anchors.ts'

/** As the server has them, in the order of the stages. Null: it can not be reached. */
export async function readSaidThreads(mapId: string, journey: Journey): Promise<readonly SaidThread[] | null> {
  const response = await fetch(PATHS.comments(mapId)).catch(() => null)
  if (!response?.ok) return null
  const { threads }: CommentList = await response.json()
  const placeOf = ({ anchor }: CommentThread) => {
    const index = journey.stages.findIndex(({ id }) => id === stageOf(journey, anchor))
    return index < 0 ? journey.stages.length : index
  }
  return [...threads].sort((one, other) => placeOf(one) - placeOf(other)).map((thread) => saidThread(journey, thread))
}

function saidThread(journey: Journey, { about, anchor, resolved, comments }: CommentThread): SaidThread {
  const stage = journey.stages.find(({ id }) => id === stageOf(journey, anchor))
  return {
    about: presentAbout(journey, { anchor, about }),
    stage: stage?.title ?? '',
    anchor,
    resolvedBy: resolved?.by ?? null,
    comments: comments
      .filter(({ isDeleted }) => !isDeleted)
      .map(({ author, createdAt, text }) => ({ author: knownAs(author), at: new Date(createdAt).toISOString(), text })),
  }
}
