/** A persona: whose journey it is. */
import * as z from 'zod/mini'
import type { PersonaId } from './ids.ts'
import { FIRST_ORDER } from './order.ts'
import { idOf, order, text, wordOf } from './validation.ts'

export interface Persona {
  readonly id: PersonaId
  readonly name: string
  /** The job or part they play: "Office manager". */
  readonly role: string
  readonly segment: string
  readonly color: PersonaColor
  readonly order: string
}

export const PERSONA_COLORS = ['ink', 'teal', 'rust', 'violet', 'blue', 'plum', 'olive', 'ochre'] as const
export type PersonaColor = (typeof PERSONA_COLORS)[number]

export const personaSchema = z.object({
  id: idOf<PersonaId>(),
  name: text,
  role: text,
  segment: text,
  color: wordOf(PERSONA_COLORS),
  order,
})

export const personaDefaults: Omit<Persona, 'id'> = {
  name: '',
  role: '',
  segment: '',
  color: 'ink',
  order: FIRST_ORDER,
}
