/** The zoom of the canvas, for those who show it. */
import { useStore, useStoreApi } from '@xyflow/react'
import { useLayoutEffect, useRef } from 'react'

type StoreApi = ReturnType<typeof useStoreApi>

/** 1 is 100 %. Re-renders at each step of a zoom: only for what is there now and then. */
export function useZoom(): number {
  return useStore((state) => state.transform[2])
}

/** Calls `listener` now and at each change of the zoom, past React: a step of a zoom then renders nothing. */
export function useEachZoom(listener: (zoom: number) => void): void {
  const flow = useStoreApi()
  const current = useRef(listener)
  current.current = listener
  useLayoutEffect(() => {
    let told = 0
    const tell = () => {
      const zoom = flow.getState().transform[2]
      if (zoom === told) return
      told = zoom
      current.current(zoom)
    }
    tell()
    return flow.subscribe(tell)
  }, [flow])
}

/** Milliseconds without a change, after which a zoom has come to rest. */
export const ZOOM_REST = 120

/** Calls `listener` each time that the zoom has changed and rests again; gives what ends that. */
export function whenZoomRests(flow: Pick<StoreApi, 'getState' | 'subscribe'>, listener: () => void): () => void {
  let zoom = flow.getState().transform[2]
  let rest = 0
  const stop = flow.subscribe(() => {
    const next = flow.getState().transform[2]
    if (next === zoom) return
    zoom = next
    window.clearTimeout(rest)
    rest = window.setTimeout(listener, ZOOM_REST)
  })
  return () => {
    window.clearTimeout(rest)
    stop()
  }
}

/** From one step of `useBoardUnits` to the next. */
const STEP = 1.25

/** Board units that are `pixels` or up to a quarter more on the screen; in steps, so that zooming seldom re-renders. */
export function useBoardUnits(pixels: number): number {
  return useStore((state) => STEP ** Math.ceil(Math.log(pixels / state.transform[2]) / Math.log(STEP)))
}

/** Re-renders only when the canvas crosses between readable cards and blocks. */
export function useIsZoomedBelow(limit: number): boolean {
  return useStore((state) => state.transform[2] < limit)
}
