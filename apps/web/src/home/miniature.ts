/** A small picture of a map, as it is kept: few enough bytes for this browser's storage. */
import type { CardTint, ServiceLineKind } from '@journeyboard/layout'
import type { Polarity } from '@journeyboard/model'

/** In the order in which they are drawn, the lowest first. */
export const MINIATURE_LAYERS = [
  'wash-open',
  'wash-friction',
  'wash-delight',
  'grid',
  'stages',
  'interaction',
  'visibility',
  'internal',
  'card-plain',
  'card-sand',
  'card-coral',
  'card-sky',
  'card-violet',
  'card-mint',
  'card-yellow',
  'text',
  'titles',
  'gap',
  'desired',
  'actual',
  'faces',
  'face-0',
  'face-1',
  'face-2',
  'face-3',
  'face-4',
] as const satisfies readonly (
  | `wash-${Polarity}`
  | `card-${CardTint}`
  | `face-${0 | 1 | 2 | 3 | 4}`
  | ServiceLineKind
  | 'grid'
  | 'stages'
  | 'text'
  | 'titles'
  | 'gap'
  | 'desired'
  | 'actual'
  | 'faces'
)[]

export type MiniatureLayer = (typeof MINIATURE_LAYERS)[number]

export interface Miniature {
  /** Size in the picture's own units; the width is always 1000. */
  readonly width: number
  readonly height: number
  /** Picture units for one board unit. */
  readonly scale: number
  /** SVG path data; layers with nothing in them are left out. */
  readonly paths: { readonly [Layer in MiniatureLayer]?: string }
}

/** Whether the value, which may come from anywhere, is a picture that can be drawn. */
export function isMiniature(value: unknown): value is Miniature {
  if (typeof value !== 'object' || value === null) return false
  const { width, height, scale, paths } = value as Record<string, unknown>
  return (
    [width, height, scale].every((number) => typeof number === 'number' && number > 0 && number < 10_000) &&
    typeof paths === 'object' &&
    paths !== null &&
    Object.entries(paths).every(
      ([layer, data]) =>
        MINIATURE_LAYERS.some((known) => known === layer) &&
        typeof data === 'string' &&
        /^[-MLCHVZhvz0-9 .,]*$/.test(data),
    )
  )
}
