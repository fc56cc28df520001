/** What a map says about itself: title, scenario, goal, state, owner, review. */
import { setMap } from '@journeyboard/editor'
import { MAP_ID, type MAP_STATES } from '@journeyboard/model'
import { useId } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import field from '../../ui/Field.module.css'
import { Select } from '../../ui/Select.tsx'
import { useBoard, useRecord } from '../boardContext.ts'
import { DraftField } from '../panels/DraftField.tsx'
import { RightToFields, WhyNot } from '../panels/RightToFields.tsx'
import { SharedTextField } from '../panels/SharedTextField.tsx'
import type { BoardDialogProps } from './boardDialog.ts'
import styles from './dialogs.module.css'

const STATES = [
  { value: 'current', label: 'Current: as it is today' },
  { value: 'future', label: 'Future: as it is to be' },
] as const satisfies readonly { value: (typeof MAP_STATES)[number]; label: string }[]

export function MapDetailsDialog({ onClose }: BoardDialogProps) {
  const { doc } = useBoard()
  const map = useRecord(MAP_ID, (journey) => journey.map)
  const id = useId()
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="About this map"
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className={styles.form}>
        <WhyNot part="structure" />
        <MapText field="title" label="Title" value={map.title} placeholder="Untitled map" />
        <MapText
          field="scenario"
          label="Scenario"
          value={map.scenario}
          placeholder="Who sets out, in which situation"
          isMultiline
        />
        <MapText
          field="goal"
          label="Goal of the customer"
          value={map.goal}
          placeholder="What they want to get done"
          isMultiline
        />
        <RightToFields part="structure">
          <Select
            label="State"
            options={STATES}
            value={map.state}
            onValueChange={(state) => setMap(doc, 'state', state)}
          />
          <div className={styles.pair}>
            <label className={field.field} htmlFor={`${id}-owner`}>
              <span className={field.label}>Owner</span>
              <DraftField
                id={`${id}-owner`}
                className={field.control}
                value={map.owner}
                placeholder="Who answers for this map"
                maxLength={200}
                onKeep={(owner) => setMap(doc, 'owner', owner.trim())}
              />
            </label>
            <label className={field.field} htmlFor={`${id}-review`}>
              <span className={field.label}>Review by</span>
              <DraftField
                id={`${id}-review`}
                className={field.control}
                type="date"
                value={map.reviewBy}
                onKeep={(reviewBy) => setMap(doc, 'reviewBy', reviewBy)}
              />
            </label>
          </div>
        </RightToFields>
      </div>
    </Dialog>
  )
}

interface MapTextProps {
  readonly field: 'title' | 'scenario' | 'goal'
  readonly label: string
  readonly value: string
  readonly placeholder: string
  readonly isMultiline?: boolean
}

function MapText({ field: name, label, value, placeholder, isMultiline = false }: MapTextProps) {
  const id = useId()
  return (
    <label className={field.field} htmlFor={id}>
      <span className={field.label}>{label}</span>
      <SharedTextField
        id={id}
        className={field.control ?? ''}
        text={{ family: 'map', id: MAP_ID, field: name }}
        value={value}
        placeholder={placeholder}
        undoLabel={`Edit ${label.toLowerCase()}`}
        isMultiline={isMultiline}
      />
    </label>
  )
}
