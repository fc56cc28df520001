/** A short label beside what the pointer or the focus is on. One for the whole page: each costs ten components. */
import { type ComponentType, cloneElement, type ReactElement, type ReactNode, useEffect, useState } from 'react'
import type { ShownTooltipProps, TooltipSide } from './ShownTooltip.tsx'
import { followTooltips } from './tooltipTarget.ts'

export interface TooltipProps {
  readonly label: string
  readonly shortcut?: string
  readonly side?: TooltipSide
  /** One element that passes attributes on to what stands on the page. Its accessible name is its own matter. */
  readonly children: ReactElement<Marked>
}

interface Marked {
  'data-tooltip'?: string
  'data-tooltip-keys'?: string | undefined
  'data-tooltip-side'?: TooltipSide
}

export function Tooltip({ label, shortcut, side = 'bottom', children }: TooltipProps) {
  return cloneElement(children, {
    'data-tooltip': label,
    'data-tooltip-keys': shortcut || undefined,
    'data-tooltip-side': side,
  })
}

/** Stands once around the app. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  const [target, setTarget] = useState<HTMLElement | null>(null)
  const [Shown, setShown] = useState<ComponentType<ShownTooltipProps> | null>(null)
  useEffect(() => followTooltips(document, setTarget), [])
  useEffect(() => {
    if (!target || Shown) return
    // Without it nothing is lost but a hint, and the next one asks again.
    import('./ShownTooltip.tsx').then(({ ShownTooltip }) => setShown(() => ShownTooltip)).catch(() => {})
  }, [target, Shown])
  return (
    <>
      {children}
      {target && Shown && <Shown target={target} onClose={() => setTarget(null)} />}
    </>
  )
}
