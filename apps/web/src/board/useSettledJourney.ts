/** The map for panels that show much of it and stand beside the card that is being written. */
import type { Journey } from '@journeyboard/model'
import { useEffect, useState } from 'react'
import { useBoard } from './boardContext.ts'

/** Milliseconds without a key after which they catch up. */
const PAUSE = 200

/** Re-renders on every change of the map; while somebody writes on the canvas, when the keys rest: no key waits for a panel. */
export function useSettledJourney(): Journey {
  const { doc, editing } = useBoard()
  const [journey, setJourney] = useState(doc.projection.journey)
  useEffect(() => {
    let timer = 0
    const takeIn = () => setJourney(doc.projection.journey())
    const follow = () => {
      window.clearTimeout(timer)
      if (editing.store.getState()) timer = window.setTimeout(takeIn, PAUSE)
      else takeIn()
    }
    takeIn()
    const stops = [doc.projection.subscribe(follow), editing.store.subscribe(follow)]
    return () => {
      window.clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [doc, editing])
  return journey
}
