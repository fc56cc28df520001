/** What the attacked server counts itself, as its metrics tell it. */
import { PATHS } from '@journeyboard/protocol'

/** With which the server of the attacks gives its metrics. */
export const METRICS_TOKEN = 'metrics-of-the-attacks'

/** The sum of a counter over those of its labels that have these words in them. */
export async function readCounter(url: string, name: string, labels = ''): Promise<number> {
  const answer = await fetch(url + PATHS.metrics, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
  const counts = (await answer.text()).matchAll(/^journeyboard_(\w+)(?:\{(.*)\})? (\d+)$/gm)
  return [...counts]
    .filter(([, counter, has]) => counter === name && (has ?? '').includes(labels))
    .reduce((sum, [, , , count]) => sum + Number(count), 0)
}
