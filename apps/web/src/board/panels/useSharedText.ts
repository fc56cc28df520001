/** The text of the map that a field of a panel stands for. */
import { type RefObject, useLayoutEffect } from 'react'
import { bindText, type FieldElement, type SharedText } from '../bindText.ts'
import { useBoard } from '../boardContext.ts'
import { swallowIfCutOff } from '../keys/cutOffTyping.ts'

/** The field is not controlled by React. `value` is the text as the journey has it, for when nobody types here. */
export function useSharedText(
  { family, id, field }: SharedText,
  value: string,
  element: RefObject<FieldElement | null>,
): void {
  const board = useBoard()

  useLayoutEffect(() => {
    if (element.current && element.current !== document.activeElement) element.current.value = value
  }, [value, element])

  useLayoutEffect(() => {
    const input = element.current
    if (!input) return
    const bound = bindText(input, board, { family, id, field })
    return () => {
      bound.stop()
      if (input === document.activeElement) swallowIfCutOff(board, { family, id })
    }
  }, [board, family, id, field, element])
}
