import { MAP_TITLE } from '@journeyboard/editor'
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { TextEditor } from '../../canvas/TextEditor.tsx'
import { FindBar } from '../find/FindBar.tsx'
import { openTestBoard, renderOnBoard, shopRecords } from '../testing/openTestBoard.tsx'
import { DraftField } from './DraftField.tsx'
import { SharedTextField } from './SharedTextField.tsx'

afterEach(cleanup)

it.each([
  ['DraftField', () => <DraftField aria-label="Text" value="" onKeep={() => {}} />],
  ['SharedTextField', () => <SharedTextField aria-label="Text" text={MAP_TITLE} value="" undoLabel="Edit title" />],
  ['TextEditor', () => <TextEditor {...MAP_TITLE} label="Text" />],
])('%s: Enter that takes a word of an input method does not leave it', (_, field) => {
  renderOnBoard(field(), openTestBoard(shopRecords()))
  const text = screen.getByLabelText('Text')
  text.focus()
  fireEvent.keyDown(text, { key: 'Enter', keyCode: 229 })
  expect(document.activeElement).toBe(text)
  expect(fireEvent.keyDown(text, { key: 'Enter', keyCode: 13 })).toBe(false)
})

it('the bar that finds stays where it is', () => {
  const onClose = vi.fn()
  renderOnBoard(<FindBar requests={1} typedAhead={{ current: '' }} onClose={onClose} />, openTestBoard(shopRecords()))
  const words = screen.getByLabelText('Words to find')
  expect(fireEvent.keyDown(words, { key: 'Enter', keyCode: 229 })).toBe(true)
  fireEvent.keyDown(words, { key: 'Escape', keyCode: 229 })
  expect(onClose).not.toHaveBeenCalled()
})
