/** All keys, from the registry, in groups. */
import { ACTION_GROUPS, ACTIONS, type Action } from '@journeyboard/editor'
import { Dialog } from '../../ui/Dialog.tsx'
import { keyCaps } from '../keys/formatKey.ts'
import type { BoardDialogProps } from './boardDialog.ts'
import styles from './ShortcutSheet.module.css'

export function ShortcutSheet({ onClose }: BoardDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="wide"
      isText
      title="Keyboard shortcuts"
      description="Letters and digits act while the board has the focus and nobody types."
    >
      <div className={styles.groups}>
        {ACTION_GROUPS.map((group) => {
          const actions = ACTIONS.filter((action) => action.group === group && shownKeys(action).length > 0)
          return actions.length > 0 && <Group key={group} title={group} actions={actions} />
        })}
        <Group title="While you write" actions={WRITING} />
      </div>
    </Dialog>
  )
}

/** Keys of the text editor on the canvas, which are no actions. */
const WRITING: readonly KeyedLine[] = [
  { id: 'newLine', label: 'New line in a card', keys: ['Enter'] },
  { id: 'keep', label: 'Keep the text and leave', keys: ['Escape'] },
  { id: 'next', label: 'Next card below', keys: ['$mod+Enter'] },
  { id: 'beside', label: 'Card in the next step', keys: ['Tab'] },
  { id: 'before', label: 'Card in the step before', keys: ['Shift+Tab'] },
]

type KeyedLine = Pick<Action, 'id' | 'label' | 'keys' | 'keyLabel'>

function Group({ title, actions }: { readonly title: string; readonly actions: readonly KeyedLine[] }) {
  return (
    <section className={styles.group}>
      <h3 className={styles.title}>{title}</h3>
      <dl>
        {actions.map((action) => (
          <div key={action.id} className={styles.line}>
            <dt>{action.label.replace('...', '')}</dt>
            <dd className={styles.keys}>
              {shownKeys(action).map((key) => (
                <span key={key} className={styles.key}>
                  {keyCaps(key).map((cap) => (
                    <kbd key={cap}>{cap}</kbd>
                  ))}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function shownKeys({ keys = [], keyLabel }: KeyedLine): readonly string[] {
  return keyLabel ? [keyLabel] : keys
}
