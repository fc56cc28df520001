/** The versions of the open map, and the one that is looked at. */
import type { Version, Writer } from '@journeyboard/protocol'
import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../../access/request.ts'
import { type OpenBoard, useOpenBoard } from '../boardContext.ts'
import { openPreview, type Preview } from './openPreview.ts'
import { fetchVersion, fetchVersions, fetchWriters } from './versionRequests.ts'

export type Coming<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly sentence: string }
  | { readonly state: 'there'; readonly value: Value }

export interface MapPast {
  /** The newest first. */
  readonly versions: readonly Version[]
  readonly writers: readonly Writer[]
}

/** Follows what others keep, name and delete. */
export function useVersions(): Coming<MapPast> {
  const { mapId, session } = useOpenBoard()
  const [past, setPast] = useState<Coming<MapPast>>({ state: 'loading' })
  useEffect(() => {
    let isLeft = false
    const load = async () => {
      const loaded = await attempt(async () => {
        const [versions, writers] = await Promise.all([fetchVersions(mapId), fetchWriters(mapId)])
        return { versions, writers }
      })
      // What was there stays in view when a later question is not answered.
      if (!isLeft) setPast((before) => (loaded.state === 'failed' && before.state === 'there' ? before : loaded))
    }
    void load()
    const stop = session.onNotice('versions', () => void load())
    return () => {
      isLeft = true
      stop()
    }
  }, [mapId, session])
  return past
}

/** The version as a board. The one before stays until it has come: the canvas is never empty in between. */
export function usePreview(main: OpenBoard, id: number | null): Coming<Preview> {
  const lastView = useRef<OpenBoard['lastView']['current']>(null)
  const [preview, setPreview] = useState<Coming<Preview>>({ state: 'loading' })
  useEffect(() => {
    if (id === null) return
    const leaving = new AbortController()
    const load = async () => {
      const loaded = await attempt(() => fetchVersion(main.mapId, id, leaving.signal))
      if (leaving.signal.aborted) return
      if (loaded.state !== 'there') return setPreview(loaded)
      setPreview({ state: 'there', value: openPreview(main, lastView, id, loaded.value) })
    }
    void load()
    return () => leaving.abort()
  }, [main, id])
  const shown = preview.state === 'there' ? preview.value : null
  // Runs when another one is on the screen already, or none.
  useEffect(() => () => shown?.close(), [shown])
  return preview
}

type Attempt<Value> = Exclude<Coming<Value>, { readonly state: 'loading' }>

async function attempt<Value>(ask: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { state: 'there', value: await ask() }
  } catch (error) {
    return { state: 'failed', sentence: sentenceOf(error) }
  }
}
