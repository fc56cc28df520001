/** One of the five faces, as the emotion curve draws them. */
import { VALENCE_COLORS, VALENCE_INKS } from '@journeyboard/layout'

const MOUTHS = [
  'M7.5 16.8Q12 12.4 16.5 16.8',
  'M8 16.2Q12 13.6 16 16.2',
  'M8 15.2H16',
  'M8 14.2Q12 17 16 14.2',
  'M7.5 13.6Q12 18.4 16.5 13.6',
]

/** `face` as `faceOf` gives it: 0 is very unhappy. Decoration: what it means stands in words beside it. */
export function Face({ face, size = 22 }: { readonly face: 0 | 1 | 2 | 3 | 4; readonly size?: number }) {
  const ink = VALENCE_INKS[face]
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <circle cx="12" cy="12" r="10.5" fill={VALENCE_COLORS[face]} stroke="var(--curve-outline)" strokeWidth="1.5" />
      <circle cx="8.6" cy="9.8" r="1.35" fill={ink} />
      <circle cx="15.4" cy="9.8" r="1.35" fill={ink} />
      <path d={MOUTHS[face]} fill="none" stroke={ink} strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  )
}
