/** What the home page shows of a template. */
import type { Miniature } from './miniature.ts'

export interface TemplateCard {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly picture: Miniature
}
