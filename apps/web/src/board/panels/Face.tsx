/** One of the five faces, drawn as on the emotion curve. */
import { CURVE, EYE, MOUTHS, VALENCE_COLORS, VALENCE_INKS } from '@journeyboard/layout'

/** Half the side of the picture in units of the face: its circle and the outline around it. */
const REACH = CURVE.faceRadius + 1

/** `face` as `faceOf` gives it: 0 is very unhappy. Decoration: what it means stands in words beside it. */
export function Face({ face, size = 22 }: { readonly face: 0 | 1 | 2 | 3 | 4; readonly size?: number }) {
  const ink = VALENCE_INKS[face]
  return (
    <svg viewBox={`${-REACH} ${-REACH} ${2 * REACH} ${2 * REACH}`} width={size} height={size} aria-hidden="true">
      <circle r={CURVE.faceRadius} fill={VALENCE_COLORS[face]} stroke="var(--curve-outline)" strokeWidth="1.5" />
      <circle cx={-EYE.x} cy={EYE.y} r={EYE.radius} fill={ink} />
      <circle cx={EYE.x} cy={EYE.y} r={EYE.radius} fill={ink} />
      <path d={MOUTHS[face]} fill="none" stroke={ink} strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  )
}
