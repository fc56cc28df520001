/** What a picture can be made of, as the map is now. */
import { useMemo, useState } from 'react'
import { useBoard, useJourney } from '../boardContext.ts'
import type { PictureSubject } from './pictureChoice.ts'
import { scopeOfSelection } from './pictureScope.ts'

export function useSubject(): PictureSubject {
  const journey = useJourney()
  const { refs } = useBoard().selection.getState()
  const [today] = useState(() => new Date().toLocaleDateString('en-GB', { dateStyle: 'long' }))
  return useMemo(
    () => ({ journey, selected: scopeOfSelection(journey, refs)?.scope ?? null, today }),
    [journey, refs, today],
  )
}
