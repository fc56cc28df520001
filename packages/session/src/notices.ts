/** Who on this side listens to what the server tells beside the document. */
import { NOTICE_TOPICS, type Notice, type NoticeTopic } from '@journeyboard/protocol'

/** Gets what the notice says; null: the connection is new, and anything may have been missed. */
export type NoticeListener = (data: unknown) => void

export interface Notices {
  /** Returns how to stop listening. */
  listen(topic: NoticeTopic, listener: NoticeListener): () => void
  tell(notice: Notice): void
  /** The connection is new. */
  renew(): void
}

export function createNotices(): Notices {
  const listenersByTopic = new Map(NOTICE_TOPICS.map((topic) => [topic, new Set<NoticeListener>()]))
  const tell = ({ topic, data }: Notice) => {
    for (const listener of listenersByTopic.get(topic) ?? []) listener(data)
  }
  return {
    listen(topic, listener) {
      const listeners = listenersByTopic.get(topic)
      listeners?.add(listener)
      return () => listeners?.delete(listener)
    },
    tell,
    renew() {
      for (const topic of NOTICE_TOPICS) tell({ topic, data: null })
    },
  }
}
