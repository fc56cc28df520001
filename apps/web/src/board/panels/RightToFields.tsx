/** Fields that can be used as far as the rights on this board go. */
import type { Part } from '@journeyboard/editor'
import type { ReactNode } from 'react'
import { useRights } from '../boardContext.ts'
import styles from './RightToFields.module.css'

export interface RightToFieldsProps {
  /** What they change. */
  readonly part: Part
  readonly children: ReactNode
}

export function RightToFields({ part, children }: RightToFieldsProps) {
  const rights = useRights()
  return (
    <fieldset disabled={!rights[part]} className={styles.fields}>
      {children}
    </fieldset>
  )
}

/** Why the fields can not be used, if they can not. */
export function WhyNot({ part }: { readonly part: Part }) {
  const rights = useRights()
  return rights[part] ? null : <p className={styles.reason}>{rights.reason}</p>
}
