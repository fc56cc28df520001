/** How lines are drawn: the three lines of a service and the series of feelings. */
import type { FeelingSeries } from '@journeyboard/model'

export interface Stroke {
  readonly width: number
  /** SVG `stroke-dasharray`, or empty for a solid line. */
  readonly dash: string
}

export type ServiceLineKind = 'interaction' | 'visibility' | 'internal'

export const SERVICE_LINE_STROKES: Record<ServiceLineKind, Stroke> = {
  interaction: { width: 1.5, dash: '6 4' },
  visibility: { width: 1.75, dash: '' },
  internal: { width: 1.75, dash: '0.1 4.5' },
}

export const SERIES_STROKES: Record<FeelingSeries, Stroke> = {
  actual: { width: 2.25, dash: '' },
  desired: { width: 1.5, dash: '4 3.5' },
  believed: { width: 1.5, dash: '1 3.5' },
}
