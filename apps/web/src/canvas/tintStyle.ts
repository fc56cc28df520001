/** A card's tint as custom properties, so that its states can override them in CSS. */
import type { CardTint } from '@journeyboard/layout'
import type { CSSProperties } from 'react'

const styleByTint = new Map<CardTint, CSSProperties>()

export function tintStyle(tint: CardTint): CSSProperties {
  const known = styleByTint.get(tint)
  if (known) return known
  const style = { '--tint': `var(--tint-${tint})`, '--tint-line': `var(--tint-${tint}-line)` } as CSSProperties
  styleByTint.set(tint, style)
  return style
}
