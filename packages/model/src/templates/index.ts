/** The templates that a new map can begin from, in the order in which they are offered. */
import { accountJourney } from './accountJourney.ts'
import { blank } from './blank.ts'
import { customerJourney } from './customerJourney.ts'
import { serviceBlueprint } from './serviceBlueprint.ts'
import type { Template } from './template.ts'

export type { Template } from './template.ts'

export const templates: readonly Template[] = [blank, customerJourney, serviceBlueprint, accountJourney]
