/** The way out for who holds changes that the server will not take: a map that is full, or a change too big for it. */
import { actionOf, counted } from '@journeyboard/editor'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { focusAtOnce } from '../../ui/focusAtOnce.ts'
import { useBoard, useSession } from '../boardContext.ts'
import styles from './SaveIndicator.module.css'

export interface LeaveBehindProps {
  /** How many the server has not got. */
  readonly changes: number
}

export function LeaveBehind({ changes }: LeaveBehindProps) {
  const board = useBoard()
  const session = useSession()
  const [step, setStep] = useState<'offered' | 'asked' | 'begun'>('offered')
  const what = counted(changes, 'change')
  if (step === 'offered') {
    return (
      <div className={styles.buttons}>
        <Button onClick={() => actionOf('download').run(board)}>Download</Button>
        <Button onClick={() => setStep('asked')}>Go on without {changes === 1 ? 'it' : 'them'}</Button>
      </div>
    )
  }
  const leave = async () => {
    setStep('begun')
    await session.leaveBehind()
    window.location.reload()
  }
  return (
    <div role="alertdialog" aria-label={`Give up ${what}?`}>
      <p className={styles.detail}>
        Give up {what} for good? The map then opens as the server has it, and you can go on working.
      </p>
      <div className={styles.buttons}>
        <Button ref={focusAtOnce} disabled={step === 'begun'} onClick={() => setStep('offered')}>
          Keep
        </Button>
        <Button variant="danger" disabled={step === 'begun'} onClick={() => void leave()}>
          Give up
        </Button>
      </div>
    </div>
  )
}
