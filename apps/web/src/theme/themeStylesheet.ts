/**
 * The tokens of packages/layout as CSS custom properties, so that the interface has the colours of the map.
 *
 * | names | what |
 * |---|---|
 * | `--ground --dots --sheet --panel` | surfaces, from the back to the front |
 * | `--ink --ink-2 --ink-3` | text: read first, second, looked up |
 * | `--line --line-2` | soft and firm lines |
 * | `--accent --accent-soft --on-accent` | the one accent, its ground, text on it |
 * | `--open --friction --delight`, each with `-wash` | moments of truth |
 * | `--tint-<tint>`, `--tint-<tint>-line` | cards and notes: plain sand coral sky violet mint yellow |
 * | `--persona-<color>` | ink teal rust violet blue plum olive ochre |
 * | `--curve-axis --curve-gap --curve-outline --service-line` | drawing |
 * | `--valence-0` to `-4`, `--valence-ink-0` to `-4` | faces from -2 to +2, and what is drawn on them |
 * | `--danger --success` | what went wrong or well |
 * | `--shadow-1 --shadow-2 --scrim` | floating parts, lifted parts, what lies behind a dialog |
 * | `--type-<style>` | `font` shorthands of `TYPE`, such as `--type-stage-title` |
 * | `--radius-sheet --radius-card --radius-note --font` | the same in both themes |
 * | `--text-<size> --line-<size> --weight-<weight>` | text of the interface, from `interfaceSizes.ts` like the next ones |
 * | `--space-<pixels> --control-<size>` | room inside and between things, heights of what is pressed |
 * | `--radius-mark --radius-control --radius-panel --radius-drawer --radius-round` | corners of the interface |
 * | `--below-bars --above-bars` | how far from the window's edge that is which keeps clear of the floating bars |
 * | `--layer-<part>` | what lies over what |
 */
import {
  FONT_FAMILY,
  SIZES,
  THEMES,
  type Theme,
  type ThemeName,
  TYPE,
  type TypeStyle,
  VALENCE_COLORS,
  VALENCE_INKS,
} from '@journeyboard/layout'
import { BAR_DISTANCES, CONTROL, LAYERS, LINE, RADIUS, SPACES, TEXT, WEIGHT } from './interfaceSizes.ts'

type Declaration = readonly [name: string, value: string]

const SHADOWS: Record<ThemeName, readonly Declaration[]> = {
  light: [
    ['shadow-1', '0 1px 2px #1d1c1a14, 0 4px 14px #1d1c1a0f'],
    ['shadow-2', '0 2px 4px #1d1c1a1f, 0 14px 36px #1d1c1a24'],
    ['scrim', '#1d1c1a66'],
  ],
  dark: [
    ['shadow-1', '0 1px 2px #00000066, 0 4px 14px #00000059'],
    ['shadow-2', '0 2px 4px #00000080, 0 14px 36px #00000099'],
    ['scrim', '#0a0a09a6'],
  ],
}

/** One stylesheet for both themes: the system decides, unless `data-theme` on the root says `light` or `dark`. Paper is light. */
export function themeStylesheet(): string {
  const light = block([['color-scheme', 'light'], ...custom(themeDeclarations('light'))])
  const dark = block([['color-scheme', 'dark'], ...custom(themeDeclarations('dark'))])
  return [
    `:root ${block(custom(sharedDeclarations()))}`,
    `:root ${light}`,
    `@media screen and (prefers-color-scheme: dark) { :root:not([data-theme='light']) ${dark} }`,
    `@media screen { :root[data-theme='dark'] ${dark} }`,
    `@media (forced-colors: active) { :root[data-theme], :root:not([data-theme]) ${block(custom(forcedDeclarations()))} }`,
  ].join('\n')
}

function themeDeclarations(name: ThemeName): Declaration[] {
  const theme: Theme = THEMES[name]
  return [
    ['ground', theme.ground],
    ['dots', theme.dots],
    ['sheet', theme.sheet],
    ['panel', theme.panel],
    ['ink', theme.ink.strong],
    ['ink-2', theme.ink.medium],
    ['ink-3', theme.ink.faint],
    ['line', theme.line.soft],
    ['line-2', theme.line.firm],
    ['accent', theme.accent.ink],
    ['accent-soft', theme.accent.soft],
    ['on-accent', theme.accent.onInk],
    ...Object.entries(theme.moment).flatMap(([polarity, { ink, wash }]): Declaration[] => [
      [polarity, ink],
      [`${polarity}-wash`, wash],
    ]),
    ...Object.entries(theme.card).flatMap(([tint, { fill, line }]): Declaration[] => [
      [`tint-${tint}`, fill],
      [`tint-${tint}-line`, line],
    ]),
    ...Object.entries(theme.persona).map(([color, value]): Declaration => [`persona-${color}`, value]),
    ['curve-axis', theme.curve.axis],
    ['curve-gap', theme.curve.gap],
    ['curve-outline', theme.curve.outline],
    ['service-line', theme.serviceLine],
    ['danger', theme.danger],
    ['success', theme.success],
    ...SHADOWS[name],
  ]
}

/**
 * Where the system forces its own few colours, lines stand for fills. Drawings and canvases, which it does not touch,
 * then agree with all that it changes by itself. Personas, faces and tints keep their colours: who, how, which to choose.
 */
function forcedDeclarations(): Declaration[] {
  const { card, moment } = THEMES.light
  const each = (names: readonly string[], value: string) => names.map((name): Declaration => [name, value])
  const tints = Object.keys(card)
  const polarities = Object.keys(moment)
  return [
    ...each(['ground', 'dots', 'sheet', 'panel', 'accent-soft', 'curve-gap', 'curve-outline'], 'Canvas'),
    ...each(['ink', 'ink-2', 'ink-3', 'line-2', 'service-line', 'danger', 'success'], 'CanvasText'),
    ...each(['line', 'curve-axis'], 'color-mix(in srgb, CanvasText 45%, Canvas)'),
    ['accent', 'Highlight'],
    // The system puts a plate of Canvas behind all text.
    ['on-accent', 'CanvasText'],
    ...each(polarities, 'CanvasText'),
    ...each(
      polarities.map((polarity) => `${polarity}-wash`),
      'Canvas',
    ),
    ...each(
      tints.map((tint) => `tint-${tint}-line`),
      'CanvasText',
    ),
  ]
}

function sharedDeclarations(): Declaration[] {
  return [
    ['font', FONT_FAMILY],
    ...VALENCE_COLORS.map((color, face): Declaration => [`valence-${face}`, color]),
    ...VALENCE_INKS.map((color, face): Declaration => [`valence-ink-${face}`, color]),
    ...pixels('radius', { ...SIZES.radius, ...RADIUS }),
    ...pixels('text', TEXT),
    ...pixels('line', LINE),
    ...pixels('control', CONTROL),
    ['below-bars', `${2 * BAR_DISTANCES.top + CONTROL.bar}px`],
    ['above-bars', `${2 * BAR_DISTANCES.bottom + CONTROL.bar}px`],
    ...SPACES.map((space): Declaration => [`space-${space}`, `${space}px`]),
    ...Object.entries(WEIGHT).map(([name, weight]): Declaration => [`weight-${name}`, `${weight}`]),
    ...LAYERS.map((layer, index): Declaration => [`layer-${layer}`, `${(index + 1) * 10}`]),
    ...Object.entries(TYPE).map(([name, style]): Declaration => [`type-${kebab(name)}`, fontShorthand(style)]),
  ]
}

function pixels(family: string, sizes: Readonly<Record<string, number>>): Declaration[] {
  return Object.entries(sizes).map(([name, size]) => [`${family}-${name}`, `${size}px`])
}

function fontShorthand({ size, lineHeight, weight, italic }: TypeStyle): string {
  return `${italic ? 'italic ' : ''}${weight} ${size}px/${lineHeight}px ${FONT_FAMILY}`
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function custom(declarations: readonly Declaration[]): Declaration[] {
  return declarations.map(([name, value]) => [`--${name}`, value])
}

function block(declarations: readonly Declaration[]): string {
  return `{ ${declarations.map(([name, value]) => `${name}: ${value};`).join(' ')} }`
}
