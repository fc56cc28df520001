import { describe, expect, it } from 'vitest'
import { noteTintOf, THEMES, tintOf, VALENCE_COLORS, VALENCE_INKS } from './colors.ts'
import { PARTICIPANT_COLORS } from './participants.ts'

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(color: string): number {
  const channel = (from: number) => {
    const value = Number.parseInt(color.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

function unreadable(pairs: readonly (readonly [string, string, string])[]): string[] {
  return pairs
    .filter(([, ink, ground]) => contrast(ink, ground) < 4.5)
    .map(([name, ink, ground]) => `${name}: ${ink} on ${ground} is ${contrast(ink, ground).toFixed(2)}`)
}

describe.each(Object.entries(THEMES))('text in the %s theme', (_, theme) => {
  const surfaces = {
    ground: theme.ground,
    sheet: theme.sheet,
    panel: theme.panel,
    ...Object.fromEntries(Object.entries(theme.moment).map(([name, { wash }]) => [`${name} wash`, wash])),
    ...Object.fromEntries(Object.entries(theme.card).map(([name, { fill }]) => [`${name} card`, fill])),
  }
  const inks = {
    ...theme.ink,
    friction: theme.moment.friction.ink,
    delight: theme.moment.delight.ink,
    open: theme.moment.open.ink,
    accent: theme.accent.ink,
    'service line': theme.serviceLine,
  }

  it('is readable on every surface', () => {
    const pairs = Object.entries(inks).flatMap(([ink, color]) =>
      Object.entries(surfaces).map(([surface, fill]) => [`${ink} on ${surface}`, color, fill] as const),
    )
    expect(unreadable(pairs)).toEqual([])
  })

  it('is readable on what is chosen and on filled buttons', () => {
    const plain = [theme.ground, theme.sheet, theme.panel]
    const pairs = [
      ['accent on soft', theme.accent.ink, theme.accent.soft],
      ['strong on soft', theme.ink.strong, theme.accent.soft],
      ['button', theme.accent.onInk, theme.accent.ink],
      ...plain.map((fill) => ['danger', theme.danger, fill] as const),
      ...plain.map((fill) => ['success', theme.success, fill] as const),
      ...Object.entries(theme.persona).map(([name, color]) => [name, color, theme.sheet] as const),
    ] as const
    expect(unreadable(pairs)).toEqual([])
  })

  it('has outlines of cards and faces that can be told from what is behind them', () => {
    expect(contrast(theme.curve.outline, theme.sheet)).toBeGreaterThan(3)
    expect(contrast(theme.serviceLine, theme.sheet)).toBeGreaterThan(3)
  })
})

describe('colours that do not follow the theme', () => {
  it('carry white names of participants', () => {
    expect(unreadable(PARTICIPANT_COLORS.map((color) => ['participant', '#ffffff', color]))).toEqual([])
    expect(new Set(PARTICIPANT_COLORS).size).toBe(12)
    for (const color of PARTICIPANT_COLORS) expect(color).toMatch(/^#[0-9a-f]{6}$/)
  })

  it('carry the features of faces', () => {
    expect(unreadable(VALENCE_COLORS.map((color, face) => ['face', VALENCE_INKS[face] ?? '', color]))).toEqual([])
  })
})

describe('a tint', () => {
  it('follows the kind until somebody chooses a colour', () => {
    expect(tintOf({ kind: 'pain', color: 'auto' })).toBe('coral')
    expect(tintOf({ kind: 'action', color: 'auto' })).toBe('plain')
    expect(tintOf({ kind: 'pain', color: 'mint' })).toBe('mint')
    expect(noteTintOf({ color: 'auto' })).toBe('yellow')
  })
})
