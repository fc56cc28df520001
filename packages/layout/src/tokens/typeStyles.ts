/** Type styles: the only sizes and weights in which the map sets text. */

export const FONT_FAMILY = "'Inter Variable', Inter, system-ui, sans-serif"

/** Weights for which advance widths are generated (scripts/generateMetrics.ts). */
export type TypeWeight = 400 | 550 | 650

export interface TypeStyle {
  /** Font size in board units. */
  readonly size: number
  readonly lineHeight: number
  readonly weight: TypeWeight
  /** Only with weight 400. */
  readonly italic: boolean
}

const upright = (size: number, lineHeight: number, weight: TypeWeight): TypeStyle => ({
  size,
  lineHeight,
  weight,
  italic: false,
})

export const TYPE = {
  stageTitle: upright(16, 22, 650),
  stageGoal: { size: 12, lineHeight: 16, weight: 400, italic: true },
  period: upright(10.5, 14, 550),
  stepTitle: upright(11.5, 16, 550),
  laneTitle: upright(12.5, 17, 650),
  laneRole: upright(10.5, 14, 400),
  card: upright(12.5, 17, 400),
  meta: upright(10.5, 13, 400),
  metaStrong: upright(10.5, 13, 650),
  note: upright(12.5, 17, 400),
  lineLabel: upright(10.5, 13, 550),
  valence: upright(11, 13, 650),
  linkLabel: upright(10.5, 13, 400),
  trayTitle: upright(12.5, 17, 650),
} as const satisfies Record<string, TypeStyle>
