/** Colours of the map and of what floats around it, for the light and the dark theme. */
import type { CardColor, CardKind, PersonaColor, Polarity } from '@journeyboard/model'

export type ThemeName = 'light' | 'dark'

export type CardTint = Exclude<CardColor, 'auto'>

export interface Surface {
  readonly fill: string
  readonly line: string
}

export interface Theme {
  /** Behind the sheet, and the dots on it. */
  readonly ground: string
  readonly dots: string
  readonly sheet: string
  /** Floating parts of the interface. */
  readonly panel: string
  /** Text: what is read first, what is read second, what is looked up. All of them at least 4.5:1 on every surface. */
  readonly ink: { readonly strong: string; readonly medium: string; readonly faint: string }
  readonly line: { readonly soft: string; readonly firm: string }
  /** `ink` on `ground`, `sheet` and `soft`; `onInk` is text on a filled button. */
  readonly accent: { readonly ink: string; readonly soft: string; readonly onInk: string }
  readonly moment: Record<Polarity, { readonly ink: string; readonly wash: string }>
  readonly card: Record<CardTint, Surface>
  readonly persona: Record<PersonaColor, string>
  /** The emotion curve's neutral axis and the light filling between felt and wanted. */
  readonly curve: { readonly axis: string; readonly gap: string; readonly outline: string }
  /** Interaction, visibility, internal. */
  readonly serviceLine: string
  readonly danger: string
  readonly success: string
}

export const THEMES: Record<ThemeName, Theme> = {
  light: {
    ground: '#f4f3ef',
    dots: '#dedbd3',
    sheet: '#ffffff',
    panel: '#ffffff',
    ink: { strong: '#1d1c1a', medium: '#5f5b53', faint: '#6b665d' },
    line: { soft: '#e9e6df', firm: '#d8d4ca' },
    accent: { ink: '#4b3fd1', soft: '#ecebfb', onInk: '#ffffff' },
    moment: {
      open: { ink: '#4b3fd1', wash: '#f7f6fd' },
      friction: { ink: '#a33a10', wash: '#fbf2ef' },
      delight: { ink: '#003f7d', wash: '#eff5fb' },
    },
    card: {
      plain: { fill: '#ffffff', line: '#d8d4ca' },
      sand: { fill: '#f6f2e8', line: '#ddd2b8' },
      coral: { fill: '#fbeee6', line: '#e3b89d' },
      sky: { fill: '#e8f1fa', line: '#a9c9e6' },
      violet: { fill: '#f1eefc', line: '#c8c0f2' },
      mint: { fill: '#e6f4ec', line: '#a5d3b8' },
      yellow: { fill: '#fff3c4', line: '#ecd98a' },
    },
    persona: {
      ink: '#1d1c1a',
      teal: '#0f766e',
      rust: '#a33a10',
      violet: '#6d3fc4',
      blue: '#1d5fae',
      plum: '#9c2f6b',
      olive: '#56690f',
      ochre: '#8a6100',
    },
    curve: { axis: '#d8d4ca', gap: '#1d1c1a0f', outline: '#1d1c1a' },
    serviceLine: '#5f5b53',
    danger: '#b3261e',
    success: '#1c7043',
  },
  dark: {
    ground: '#161514',
    dots: '#2a2826',
    sheet: '#1e1d1b',
    panel: '#232220',
    ink: { strong: '#f1efea', medium: '#b5b0a6', faint: '#aaa49a' },
    line: { soft: '#2d2b28', firm: '#3c3935' },
    accent: { ink: '#a49bff', soft: '#2a2752', onInk: '#161514' },
    moment: {
      open: { ink: '#a49bff', wash: '#22212b' },
      friction: { ink: '#e38a5c', wash: '#28221d' },
      delight: { ink: '#7db8ea', wash: '#1d2329' },
    },
    card: {
      plain: { fill: '#1e1d1b', line: '#3c3935' },
      sand: { fill: '#2d291f', line: '#57503b' },
      coral: { fill: '#34211a', line: '#6b3f2b' },
      sky: { fill: '#17283a', line: '#31567b' },
      violet: { fill: '#262143', line: '#4b4384' },
      mint: { fill: '#182d23', line: '#335f48' },
      yellow: { fill: '#3f3514', line: '#6d5f2a' },
    },
    persona: {
      ink: '#f1efea',
      teal: '#4cc3b5',
      rust: '#e38a5c',
      violet: '#b794f6',
      blue: '#7db8ea',
      plum: '#e58abb',
      olive: '#a3c45c',
      ochre: '#e0bd4e',
    },
    curve: { axis: '#3c3935', gap: '#f1efea12', outline: '#f1efea' },
    serviceLine: '#b5b0a6',
    danger: '#ff8a80',
    success: '#6fcf97',
  },
}

/** Valence -2 to +2 in five steps, by the index that `faceOf` gives: safe under the three colour deficiencies. */
export const VALENCE_COLORS = ['#7a1f00', '#d9822b', '#cfcfcf', '#6fb3e0', '#003f7d'] as const

/** What is drawn on a face of that colour: eyes and mouth. */
export const VALENCE_INKS = ['#ffffff', '#1d1c1a', '#1d1c1a', '#1d1c1a', '#ffffff'] as const

const TINT_BY_KIND: Partial<Record<CardKind, CardTint>> = {
  pain: 'coral',
  barrier: 'coral',
  delight: 'sky',
  enabler: 'sky',
  opportunity: 'violet',
  solution: 'mint',
}

/** The tint in which a card is drawn: its own colour, or the one of its kind. */
export function tintOf(card: { readonly kind: CardKind; readonly color: CardColor }): CardTint {
  return card.color === 'auto' ? (TINT_BY_KIND[card.kind] ?? 'plain') : card.color
}

/** The tint of a note: yellow where nobody chose. */
export function noteTintOf(note: { readonly color: CardColor }): CardTint {
  return note.color === 'auto' ? 'yellow' : note.color
}
