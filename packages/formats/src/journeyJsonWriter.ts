/** Writes `.journey.json`: the same map gives the same bytes. */

import { type ImageAddresses, type Journey, recordsToTakeAlong } from '@journeyboard/model'
import type { SaidThread } from './commentReport.ts'

export const JOURNEY_JSON_FORMAT = 'journeyboard'
export const JOURNEY_JSON_VERSION = 1

/** Keys in the order in which a person reads them; keys that are not listed come last, in alphabetical order. */
const KEY_ORDER = [
  ...['format', 'version', 'map', 'personas', 'stages', 'steps', 'lanes', 'cards', 'feelings', 'notes', 'links'],
  ...['id', 'title', 'name', 'text', 'label', 'scenario', 'goal', 'state', 'period', 'kind', 'role', 'segment'],
  ...['place', 'stage', 'step', 'lane', 'x', 'y', 'ends', 'from', 'to', 'direction', 'order', 'mark', 'valence'],
  ...['original', 'scale', 'number', 'word', 'comment', 'contact', 'channel', 'mode', 'scope', 'owner', 'moment'],
  ...['polarity', 'ordinal', 'color', 'image', 'hash', 'width', 'height', 'reviewBy', 'data', 'images'],
  ...['about', 'anchor', 'resolvedBy', 'author', 'at', 'comments'],
]
const rankByKey = new Map(KEY_ORDER.map((key, rank) => [key, rank]))

/**
 * Lists in reading order, keys in a fixed order, two spaces, a line end at the end: made for diffs. What was said about
 * the map is for other programs and people: no map is opened with it.
 */
export function writeJourneyJson(
  journey: Journey,
  images: ImageAddresses = new Map(),
  threads: readonly SaidThread[] = [],
): string {
  const held = [...images].map(([hash, data]) => ({ hash, data })).sort((a, b) => (a.hash < b.hash ? -1 : 1))
  const file = {
    format: JOURNEY_JSON_FORMAT,
    version: JOURNEY_JSON_VERSION,
    ...recordsToTakeAlong(journey),
    ...(held.length > 0 && { images: held }),
    ...(threads.length > 0 && { comments: threads }),
  }
  return `${JSON.stringify(file, inKeyOrder, 2)}\n`
}

function inKeyOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1)))
}

function rankOf(key: string): number {
  return rankByKey.get(key) ?? KEY_ORDER.length
}
