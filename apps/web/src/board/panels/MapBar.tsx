/** Top left: the way home, the map's title and state, and how far it is saved. */
import { setMap } from '@journeyboard/editor'
import { MAP_ID, MAP_STATES } from '@journeyboard/model'
import { allows } from '@journeyboard/protocol'
import { Lock } from 'lucide-react'
import { Link } from 'wouter'
import { Mark, Wordmark } from '../../shell/Wordmark.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { useAccess, useBoard, useRecord, useRights } from '../boardContext.ts'
import styles from './MapBar.module.css'
import { MapTitle } from './MapTitle.tsx'
import { SaveIndicator } from './SaveIndicator.tsx'
import { useNarrow } from './screenSize.ts'
import { MAP_STATE_WORDS } from './words.ts'

export function MapBar() {
  const isMapNarrow = useNarrow()
  return (
    <header className={styles.bar}>
      <Link href="/" className={styles.home} aria-label="Journeyboard: all maps">
        {isMapNarrow ? <Mark /> : <Wordmark />}
      </Link>
      <span className={styles.divider} aria-hidden />
      <MapTitle />
      {!isMapNarrow && <StateChip />}
      <LockChip />
      <SaveIndicator />
    </header>
  )
}

function StateChip() {
  const board = useBoard()
  const state = useRecord(MAP_ID, (journey) => journey.map.state)
  const { structure } = useRights()
  const words = (
    <>
      {MAP_STATE_WORDS[state]}
      <span className={styles.hidden}> state</span>
    </>
  )
  if (!structure) {
    return (
      <span className={styles.chip} data-state-of-map={state}>
        {words}
      </span>
    )
  }
  return (
    <Menu
      entries={MAP_STATES.map((option) => ({
        kind: 'choice',
        label: option === 'current' ? 'Current: as it is today' : 'Future: as it is to be',
        checked: option === state,
        run: () => setMap(board.doc, 'state', option),
      }))}
    >
      <button type="button" className={styles.chip} data-state-of-map={state}>
        {words}
      </button>
    </Menu>
  )
}

/** What editors may not change for now; who facilitates sees it too, and that it does not hold for them. */
function LockChip() {
  const { access } = useAccess()
  const rights = useRights()
  if (!access?.locks.structure && !access?.locks.cards) return null
  if (!allows(access.role, 'edit')) return null
  const { structure, cards } = access.locks
  const what = structure && cards ? 'Map locked' : structure ? 'Structure locked' : 'Cards locked'
  return (
    <span className={styles.lock} title={rights.reason || 'Editors are offered no change. You still are.'}>
      <Lock aria-hidden />
      {what}
    </span>
  )
}
