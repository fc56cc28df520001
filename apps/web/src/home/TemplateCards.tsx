/** The templates that a new map can begin from. */
import { templateCards } from 'virtual:templates'
import { MiniatureView } from './MiniatureView.tsx'
import styles from './TemplateCards.module.css'
import type { TemplateCard } from './templateCard.ts'

export interface TemplateCardsProps {
  /** Id of the template that a map is being made from. */
  readonly busyId: string | null
  readonly onChoose: (templateId: string) => void
}

export function TemplateCards({ busyId, onChoose }: TemplateCardsProps) {
  return (
    <ul className={styles.cards}>
      {templateCards.map((template) => (
        <li key={template.id}>
          <TemplateButton template={template} busy={template.id === busyId} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  )
}

interface TemplateButtonProps {
  readonly template: TemplateCard
  readonly busy: boolean
  readonly onChoose: (templateId: string) => void
}

function TemplateButton({ template, busy, onChoose }: TemplateButtonProps) {
  const id = `template-${template.id}`
  return (
    <button
      type="button"
      className={styles.card}
      onClick={() => onChoose(template.id)}
      aria-busy={busy}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-description`}
    >
      <span className={styles.frame}>
        <MiniatureView miniature={template.picture} className={styles.picture} />
      </span>
      <span className={styles.words}>
        <span id={`${id}-title`} className={styles.title}>
          {template.title}
        </span>
        <span id={`${id}-description`} className={styles.description}>
          {busy ? 'Making your map…' : template.description}
        </span>
      </span>
    </button>
  )
}
