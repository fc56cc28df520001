/** The versions of a map by day, the newest first; arrow keys go from one to the next. */
import type { Version } from '@journeyboard/protocol'
import { Bookmark, History } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { Tick } from '../../ui/Tick.tsx'
import styles from './VersionList.module.css'
import { dayWords, namesOf, timeOf, versionName } from './versionWords.ts'

export interface VersionListProps {
  readonly versions: readonly Version[]
  /** Id of the one that is shown. */
  readonly chosen: number | null
  readonly onChoose: (id: number) => void
}

export function VersionList({ versions, chosen, onChoose }: VersionListProps) {
  const [onlyNamed, setOnlyNamed] = useState(false)
  const hasBoth = versions.some(({ name }) => name !== null) && versions.some(({ name }) => name === null)
  const listed = onlyNamed && hasBoth ? versions.filter(({ name, id }) => name !== null || id === chosen) : versions
  const now = Date.now()
  if (versions.length === 0) return <NoVersions />
  return (
    <div className={styles.list}>
      {hasBoth && <Tick label="Only named ones" isOn={onlyNamed} onChange={setOnlyNamed} />}
      {Object.entries(Object.groupBy(listed, ({ at }) => dayWords(at, now))).map(([day, ofDay = []]) => (
        <section key={day} aria-label={day}>
          <h3 className={styles.day}>{day}</h3>
          <ul className={styles.versions}>
            {ofDay.map((version) => (
              <li key={version.id}>
                <VersionButton version={version} isChosen={version.id === chosen} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

interface VersionButtonProps {
  readonly version: Version
  readonly isChosen: boolean
  readonly onChoose: (id: number) => void
}

function VersionButton({ version, isChosen, onChoose }: VersionButtonProps) {
  const Icon = version.kind === 'named' ? Bookmark : History
  return (
    <button
      type="button"
      className={styles.version}
      aria-current={isChosen}
      data-version={version.kind}
      onClick={() => onChoose(version.id)}
    >
      <Icon aria-hidden />
      <span className={styles.words}>
        <span className={styles.name}>{versionName(version)}</span>
        <span className={styles.people}>{namesOf(version.people)}</span>
      </span>
      <time className={styles.time} dateTime={new Date(version.at).toISOString()}>
        {timeOf(version)}
      </time>
    </button>
  )
}

function NoVersions() {
  return (
    <p className={styles.none}>
      There is no version yet. One is kept after ten minutes of change, and whenever the last one who may change the map
      leaves it. To keep one now, name it.
    </p>
  )
}

/** For the keys of whatever surrounds the list: the arrows go from one version to the next. */
export function goByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-version]')]
  const { activeElement } = document
  const focused = activeElement instanceof HTMLElement ? buttons.indexOf(activeElement) : -1
  const next = focused < 0 ? undefined : buttons[focused + step]
  if (!next) return
  event.preventDefault()
  next.focus()
  next.click()
}
