/** A small picture of what a table will be on the map. */
import { laneName, stageName } from '@journeyboard/editor'
import type { Merge } from '@journeyboard/editor/clipboard'
import { cellKey, type Journey, type Lane, type Step } from '@journeyboard/model'
import { columnLabel } from './refuge.ts'
import styles from './TableDialog.module.css'

/** More would be the table itself. */
const MOST = { columns: 6, rows: 8, cards: 2, texts: 10 }

/** Reached by the keyboard, which scrolls it. */
const SCROLLING = { tabIndex: 0, role: 'region', 'aria-label': 'How it will be' }

export function TablePreview({ journey, merge }: { readonly journey: Journey; readonly merge: Merge }) {
  const { incoming, stepFor, laneFor } = merge
  const steps = incoming.steps.slice(0, MOST.columns)
  const lanes = incoming.lanes.slice(0, MOST.rows)
  return (
    <div className={styles.preview} {...SCROLLING}>
      <table>
        <thead>
          <tr>
            <td />
            {steps.map((step) => (
              <th key={step.id} scope="col">
                <Title words={columnTitle(journey, merge, step)} isNew={!stepFor.has(step.id)} />
              </th>
            ))}
            <More count={incoming.steps.length - steps.length} noun="columns" />
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane) => (
            <tr key={lane.id}>
              <th scope="row">
                <Title words={laneTitle(journey, merge, lane)} isNew={!laneFor.has(lane.id)} />
              </th>
              {steps.map((step) => {
                const texts = incoming.cardsByCell
                  .get(cellKey({ step: step.id, lane: lane.id }))
                  ?.map(({ text }) => text)
                return (
                  <td key={step.id}>
                    <Texts texts={texts ?? []} most={MOST.cards} />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {incoming.lanes.length > lanes.length && (
        <p className={styles.more}>and {incoming.lanes.length - lanes.length} more rows</p>
      )}
    </div>
  )
}

export function ListPreview({ texts }: { readonly texts: readonly string[] }) {
  return (
    <div className={styles.preview} {...SCROLLING}>
      <Texts texts={texts} most={MOST.texts} />
    </div>
  )
}

function Texts({ texts, most }: { readonly texts: readonly string[]; readonly most: number }) {
  const shown = texts.slice(0, most).map((text, place) => ({ text, place }))
  return (
    <ul className={styles.cards}>
      {shown.map(({ text, place }) => (
        <li key={place} className={styles.card}>
          {text}
        </li>
      ))}
      {texts.length > shown.length && <li className={styles.more}>and {texts.length - shown.length} more</li>}
    </ul>
  )
}

function Title({ words, isNew }: { readonly words: string; readonly isNew: boolean }) {
  return (
    <>
      {words} {isNew && <span className={styles.new}>new</span>}
    </>
  )
}

function More({ count, noun }: { readonly count: number; readonly noun: string }) {
  return count > 0 ? (
    <td className={styles.more}>
      and {count} more {noun}
    </td>
  ) : null
}

function columnTitle(journey: Journey, { incoming, stepFor, stageFor }: Merge, step: Step): string {
  const there = journey.stepById.get(stepFor.get(step.id) ?? step.id)
  if (there) return columnLabel(journey, there)
  const stage = journey.stageById.get(stageFor.get(step.place.stage) ?? step.place.stage)
  const title = stage ? stageName(stage) : (incoming.stageById.get(step.place.stage)?.title ?? '')
  return [title, step.title].filter((words) => words !== '').join(': ') || 'Untitled step'
}

function laneTitle(journey: Journey, { laneFor }: Merge, lane: Lane): string {
  return laneName(journey.laneById.get(laneFor.get(lane.id) ?? lane.id) ?? lane)
}
