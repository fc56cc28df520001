/** The zoom of the canvas, for those who show it. */
import { useStore } from '@xyflow/react'

/** 1 is 100 %. */
export function useZoom(): number {
  return useStore((state) => state.transform[2])
}

/** Board units that are `pixels` or a little more on the screen; in steps, so that zooming seldom re-renders. */
export function useBoardUnits(pixels: number): number {
  return useStore((state) => 4 * Math.ceil(pixels / state.transform[2] / 4))
}

/** Re-renders only when the canvas crosses between readable cards and blocks. */
export function useIsZoomedBelow(limit: number): boolean {
  return useStore((state) => state.transform[2] < limit)
}
