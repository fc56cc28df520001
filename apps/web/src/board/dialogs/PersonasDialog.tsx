/** Whose journey it is: the personas of the map. */
import { deletePersona, insertPersona, setPersona } from '@journeyboard/editor'
import { PERSONA_COLORS, type Persona } from '@journeyboard/model'
import { Plus, Trash2 } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useBoard, useJourney } from '../boardContext.ts'
import { DraftField } from '../panels/DraftField.tsx'
import { SharedTextField } from '../panels/SharedTextField.tsx'
import { Swatches } from '../panels/Swatches.tsx'
import { PERSONA_COLOR_WORDS } from '../panels/words.ts'
import type { BoardDialogProps } from './boardDialog.ts'
import styles from './PersonasDialog.module.css'

export function PersonasDialog({ onClose }: BoardDialogProps) {
  const { doc } = useBoard()
  const { personas } = useJourney()
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Personas"
      description="Whose journey it is. Each one has a curve of feelings in their colour."
      footer={
        <>
          <Button icon={<Plus />} onClick={() => insertPersona(doc, `Persona ${personas.length + 1}`)}>
            Add a persona
          </Button>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <ul className={styles.personas}>
        {personas.map((persona) => (
          <PersonaItem key={persona.id} persona={persona} />
        ))}
      </ul>
    </Dialog>
  )
}

function PersonaItem({ persona }: { readonly persona: Persona }) {
  const board = useBoard()
  const name = persona.name || 'Persona without a name'
  const remove = () => {
    deletePersona(board.doc, persona.id)
    board.notices.toast(`Deleted ${name}`, { offersUndo: true })
  }
  return (
    <li className={styles.persona}>
      <div className={styles.names}>
        <SharedTextField
          className={styles.name ?? ''}
          aria-label={`Name of ${name}`}
          text={{ family: 'persona', id: persona.id, field: 'name' }}
          value={persona.name}
          placeholder="Name"
          undoLabel="Edit name"
        />
        <IconButton label={`Delete ${name}`} icon={<Trash2 />} onClick={remove} />
      </div>
      <DraftField
        className={styles.role}
        aria-label={`Role of ${name}`}
        value={persona.role}
        placeholder="Role: office manager, parent of two"
        maxLength={200}
        onKeep={(role) => setPersona(board.doc, persona.id, 'role', role.trim())}
      />
      <Swatches
        label={`Colour of ${name}`}
        swatches={PERSONA_COLORS.map((color) => ({
          value: color,
          label: PERSONA_COLOR_WORDS[color],
          fill: `var(--persona-${color})`,
          line: `var(--persona-${color})`,
        }))}
        value={persona.color}
        onChoose={(color) => setPersona(board.doc, persona.id, 'color', color)}
      />
    </li>
  )
}
