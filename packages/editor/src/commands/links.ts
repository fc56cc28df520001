/** Commands on links. */
import type { JourneyDoc } from '@journeyboard/doc'
import {
  type CardId,
  type Journey,
  type Link,
  type LinkDirection,
  type LinkId,
  linkDefaults,
  type NoteId,
  newId,
} from '@journeyboard/model'

/** Copies of cards and notes by the ids of their originals. */
type CopyById = ReadonlyMap<CardId | NoteId, CardId | NoteId>

/**
 * A link from one card or note to another, or the one that is there already. Null from a thing to itself, and where an
 * end is gone.
 */
export function insertLink(doc: JourneyDoc, from: CardId | NoteId, to: CardId | NoteId): LinkId | null {
  const { cardById, noteById, links } = doc.projection.journey()
  const isThere = (id: CardId | NoteId) => cardById.has(id as CardId) || noteById.has(id as NoteId)
  if (from === to || !isThere(from) || !isThere(to)) return null
  const there = links.find((link) => link.ends.from === from && link.ends.to === to)
  if (there) return there.id
  const id = newId<LinkId>()
  doc.change('Add link', (changes) => changes.create('link', { ...linkDefaults, id, ends: { from, to } }))
  return id
}

/** The links among what was copied, between the copies. */
export function linksAmong(journey: Journey, copyById: CopyById): Link[] {
  return journey.links.flatMap((link) => {
    const from = copyById.get(link.ends.from)
    const to = copyById.get(link.ends.to)
    return from && to ? [{ ...link, id: newId<LinkId>(), ends: { from, to } }] : []
  })
}

/** Links the copies as their originals are linked; part of the step in which they were made. */
export function copyLinks(doc: JourneyDoc, copyById: CopyById): void {
  const links = linksAmong(doc.projection.journey(), copyById)
  doc.change('Copy links', (changes) => {
    for (const link of links) changes.create('link', link)
  })
}

export function setLinkDirection(doc: JourneyDoc, id: LinkId, direction: LinkDirection): void {
  doc.change('Change link', (changes) => changes.set('link', id, 'direction', direction))
}

export function reverseLink(doc: JourneyDoc, id: LinkId): void {
  const link = doc.projection.journey().linkById.get(id)
  if (!link) return
  doc.change('Reverse link', (changes) => changes.set('link', id, 'ends', { from: link.ends.to, to: link.ends.from }))
}
