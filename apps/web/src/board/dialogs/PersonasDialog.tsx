/** Whose journey it is: the personas of the map. */
import { counted, deletePersona, hidePersona, insertPersona, setPersona, showPersonas } from '@journeyboard/editor'
import { type Journey, PERSONA_COLORS, type Persona, type PersonaId, parseFeelingId } from '@journeyboard/model'
import { Eye, EyeOff, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { focusAtOnce } from '../../ui/focusAtOnce.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useBoard, useJourney, useRights } from '../boardContext.ts'
import { DraftField } from '../panels/DraftField.tsx'
import { PERSONA_COLOR_WORDS } from '../panels/inspector/words.ts'
import { RightToFields } from '../panels/RightToFields.tsx'
import { SharedTextField } from '../panels/SharedTextField.tsx'
import { Swatches } from '../panels/Swatches.tsx'
import type { BoardDialogProps } from './boardDialog.ts'
import styles from './PersonasDialog.module.css'

export function PersonasDialog({ onClose }: BoardDialogProps) {
  const { doc } = useBoard()
  const { personas } = useJourney()
  const { cards: mayChange } = useRights()
  /** Its name is written first; null once that is left. */
  const [made, setMade] = useState<PersonaId | null>(null)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Personas"
      description="Whose journey it is. Each one has a curve of feelings in their colour."
      footer={
        <>
          {mayChange && (
            <Button icon={<Plus />} onClick={() => setMade(insertPersona(doc, `Persona ${personas.length + 1}`))}>
              Add a persona
            </Button>
          )}
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      {personas.length === 0 ? (
        <p className={styles.empty}>
          This map has no persona yet.
          {mayChange && ' Add the customer whose journey it is: feelings are always somebody’s.'}
        </p>
      ) : (
        <ul className={styles.personas}>
          {personas.map((persona) => (
            <PersonaItem key={persona.id} persona={persona} isNew={persona.id === made} onNamed={() => setMade(null)} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

interface PersonaItemProps {
  readonly persona: Persona
  readonly isNew: boolean
  readonly onNamed: () => void
}

function PersonaItem({ persona, isNew, onNamed }: PersonaItemProps) {
  const board = useBoard()
  const name = persona.name || 'Persona without a name'
  const [isAsking, setAsking] = useState(false)
  const isHidden = useStore(board.hiddenPersonas, (hidden) => hidden.has(persona.id))
  const remove = () => {
    deletePersona(board.doc, persona.id)
    board.notices.toast(`Deleted ${name}`, { offersUndo: true })
  }
  const feelings = countFeelings(useJourney(), persona.id)
  if (isAsking) {
    return (
      <li className={styles.persona}>
        <div className={styles.asking} role="alertdialog" aria-label={`Delete ${name}?`}>
          <p>
            Delete {name}? {counted(feelings, 'feeling')} on the curve {feelings === 1 ? 'goes' : 'go'} too.
          </p>
          <div className={styles.answers}>
            <Button onClick={() => setAsking(false)}>Keep</Button>
            <Button ref={focusAtOnce} variant="danger" onClick={remove}>
              Delete
            </Button>
          </div>
        </div>
      </li>
    )
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
          takesFocus={isNew}
          joinsLast={isNew}
          onLeave={onNamed}
        />
        <IconButton
          label={`Curve of ${name}`}
          icon={isHidden ? <EyeOff /> : <Eye />}
          pressed={!isHidden}
          onClick={() =>
            isHidden ? showPersonas(board.hiddenPersonas, [persona.id]) : hidePersona(board.hiddenPersonas, persona.id)
          }
        />
        <RightToFields part="cards">
          <IconButton
            label={`Delete ${name}`}
            icon={<Trash2 />}
            onClick={feelings > 0 ? () => setAsking(true) : remove}
          />
        </RightToFields>
      </div>
      <RightToFields part="cards">
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
      </RightToFields>
    </li>
  )
}

/** Those that are seen on the map: of steps that are gone nothing is lost. */
function countFeelings({ feelingById, steps }: Journey, persona: PersonaId): number {
  const living = new Set(steps.map(({ id }) => id))
  const keys = [...feelingById.keys()].map(parseFeelingId)
  return keys.filter((key) => key?.persona === persona && living.has(key.step)).length
}
