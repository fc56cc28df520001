/** All keys, from the registry, in groups; here they are changed and single letters switched off. */
import { ACTION_GROUPS, ACTIONS, type Action, withKey } from '@journeyboard/editor'
import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Tick } from '../../ui/Tick.tsx'
import { keymapStore } from '../keys/keymapStore.ts'
import type { BoardDialogProps } from './boardDialog.ts'
import { KeyCaps, KeyLine, lineStyle } from './KeyLine.tsx'
import styles from './ShortcutSheet.module.css'

export function ShortcutSheet({ onClose }: BoardDialogProps) {
  const { hasLetters, keyById } = useStore(keymapStore)
  const [changed, setChanged] = useState<string | null>(null)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="wide"
      title="Keyboard shortcuts"
      description="Letters and digits act while the board has the focus and nobody types."
    >
      <div className={styles.switch}>
        <Tick
          label="Single-letter keys"
          isOn={hasLetters}
          onChange={(isOn) => keymapStore.setState({ hasLetters: isOn })}
        />
        {Object.keys(keyById).length > 0 && (
          <Button variant="quiet" onClick={() => keymapStore.setState({ keyById: {} })}>
            Reset all keys
          </Button>
        )}
      </div>
      <div className={styles.groups}>
        {ACTION_GROUPS.map((group) => (
          <Group key={group} title={group}>
            {ACTIONS.filter((action) => action.group === group && hasKeys(action)).map((action) => (
              <KeyLine
                key={action.id}
                action={action}
                isListening={changed === action.id}
                onListen={(listens) => setChanged(listens ? action.id : null)}
                onChange={(key) => {
                  keymapStore.setState((keymap) => withKey(keymap, action.id, key))
                  setChanged(null)
                }}
              />
            ))}
          </Group>
        ))}
        <Group title="While you write">
          {WRITING.map(([label, key]) => (
            <div key={key} className={lineStyle}>
              <dt>{label}</dt>
              <dd>
                <KeyCaps binding={key} />
              </dd>
            </div>
          ))}
        </Group>
      </div>
    </Dialog>
  )
}

/** Keys of the text editor on the canvas, which are no actions. */
const WRITING = [
  ['New line in a card', 'Enter'],
  ['Keep the text and leave', 'Escape'],
  ['Next card below', '$mod+Enter'],
  ['Card in the next step', 'Tab'],
  ['Card in the step before', 'Shift+Tab'],
] as const

/** With letters switched off, too: the line is where another key is chosen. */
function hasKeys({ keys, keyLabel }: Action): boolean {
  return (keys ?? keyLabel) !== undefined
}

function Group({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className={styles.group}>
      <h3 className={styles.title}>{title}</h3>
      <dl>{children}</dl>
    </section>
  )
}
