/** Stands where Radix wants its trigger: the button itself is on the page before Radix is. */
import { type Ref, type RefObject, useImperativeHandle } from 'react'

export interface TriggerStandInProps {
  readonly of: RefObject<HTMLElement | null>
  /** From Radix, which places what opens by it and gives it the focus back. */
  readonly ref?: Ref<HTMLElement | null>
}

export function TriggerStandIn({ of, ref }: TriggerStandInProps) {
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(ref, () => of.current, [of])
  return null
}
