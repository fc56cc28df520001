/** The panel on the right: what is selected, and all that can be set about it. */
import { actionOf, isLocked, partOf, type Ref } from '@journeyboard/editor'
import { textDirection } from '@journeyboard/layout'
import { Lock, PanelRight, X } from 'lucide-react'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useBoard, usePanels, useRights } from '../../boardContext.ts'
import { useShortcut } from '../../keys/keymapStore.ts'
import { useSettledJourney } from '../../useSettledJourney.ts'
import { useSmallScreen } from '../screenSize.ts'
import { useSelectedRefs } from '../useSelectedRefs.ts'
import { Details } from './Details.tsx'
import { headingOf } from './headingOf.ts'
import styles from './Inspector.module.css'
import { InspectorActions } from './InspectorActions.tsx'

export function Inspector() {
  const board = useBoard()
  const isOpen = usePanels((panels) => panels.isInspectorOpen)
  const refs = useSelectedRefs()
  const isShortOfRoom = useSmallScreen()
  const shortcut = useShortcut(actionOf('inspector'))
  const show = (isInspectorOpen: boolean) => board.panels.setState({ isInspectorOpen })
  if (!hasDetails(refs)) return null
  if (isOpen) return <OpenInspector refs={refs} onClose={() => show(false)} />
  // On a small screen the toolbar has a button for it.
  if (isShortOfRoom) return null
  return (
    <div className={styles.closed}>
      <IconButton
        label="Show details"
        icon={<PanelRight />}
        shortcut={shortcut ?? ''}
        tooltipSide="left"
        onClick={() => show(true)}
      />
    </div>
  )
}

/** An empty cell is only a place to stand. */
function hasDetails(refs: readonly Ref[]): boolean {
  return refs.some((ref) => ref.family !== 'cell')
}

function OpenInspector({ refs, onClose }: { readonly refs: readonly Ref[]; readonly onClose: () => void }) {
  const journey = useSettledJourney()
  const { kicker, heading } = headingOf(journey, refs)
  const rights = useRights()
  const isRefused = !refs.every((ref) => rights[partOf(ref.family)])
  const isAllLocked = refs.every((ref) => isLocked(journey, ref))
  const isFixed = isRefused || isAllLocked
  return (
    <aside className={styles.inspector} aria-label="Details" data-details data-panel="details">
      <header className={styles.header}>
        <div className={styles.headings} dir={textDirection(heading)}>
          <p className={styles.kicker}>
            <bdi>{kicker}</bdi>
          </p>
          <h2 className={styles.heading}>{heading}</h2>
        </div>
        <IconButton label="Close details" icon={<X />} tooltipSide="left" className={styles.close} onClick={onClose} />
      </header>
      <div className={styles.body}>
        <fieldset className={styles.fields} disabled={isFixed} aria-label={isFixed ? 'Locked' : 'Fields'}>
          {isFixed && (
            <p className={styles.locked}>
              <Lock aria-hidden /> {isRefused ? rights.reason : 'Locked: unlock it to change anything.'}
            </p>
          )}
          <Details journey={journey} refs={refs} />
        </fieldset>
      </div>
      <InspectorActions refs={refs} />
    </aside>
  )
}
