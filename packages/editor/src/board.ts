/** One open map on one screen: its document, and the small stores around it. Everything here works without React. */
import type { JourneyDoc } from '@journeyboard/doc'
import { type BoardPoint, type Box, type Layout, layoutJourney } from '@journeyboard/layout'
import type { PersonaId } from '@journeyboard/model'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type CommentsOnBoard, createCommentsOnBoard } from './comments.ts'
import { createEditing, type EditingSession } from './editing.ts'
import { createEmphasis, type EmphasisStore } from './emphasis.ts'
import { followEditing, followMoments, followRights, followSelection, followTool } from './following.ts'
import { type Gesture, NO_GESTURE } from './gestures/gesture.ts'
import { createHiddenPersonas, type HiddenPersonas } from './hiddenPersonas.ts'
import { createNotices, type Notices } from './notices.ts'
import { createPanels, type PanelsStore } from './panels.ts'
import { createPeopleOnBoard, type PeopleOnBoard } from './people.ts'
import type { Ref } from './refs.ts'
import { createRestorations, type RestorationStore } from './restoration.ts'
import { ALL_RIGHTS, guardDoc, partOf, type Rights, type RightsStore } from './rights.ts'
import { createSelection, type SelectionStore } from './selection.ts'

export interface Board {
  /** Takes only what the rights allow. */
  readonly doc: JourneyDoc
  /** What may be changed here; set by whoever knows it, at any time. */
  readonly rights: RightsStore
  /** Boxes of the map as it is in the document; a drag in progress does not change them. */
  readonly layout: StoreApi<Layout>
  readonly selection: SelectionStore
  readonly emphasis: EmphasisStore
  readonly hiddenPersonas: HiddenPersonas
  readonly gesture: StoreApi<Gesture>
  readonly editing: EditingSession
  readonly panels: PanelsStore
  readonly notices: Notices
  readonly comments: CommentsOnBoard
  readonly people: PeopleOnBoard
  /** Set by the page that brings versions back. */
  readonly restoration: RestorationStore
  /** Where the pointer is on the map; null while it is elsewhere, or nothing but fingers point. */
  readonly pointerAt: { current: BoardPoint | null }
  /** Set by the canvas while there is one. */
  readonly viewport: { current: Viewport | null }
  /** Set by the page that the board stands on. */
  readonly clipboard: StoreApi<{ readonly port: ClipboardPort | null }>
  /** Set by the page that the board stands on. */
  readonly pictures: StoreApi<{ readonly port: PicturePort | null }>
  destroy(): void
}

/** How a box comes into view: by a movement alone, unless told. */
export interface ShowOptions {
  /** Zooms so that it fills the view, at most to `most` (100 %). */
  readonly fill?: boolean
  readonly most?: number
  /** Nothing moves while a part of it is in view, large enough to be read. */
  readonly onlyIfLost?: boolean
}

/** What the canvas can do about what is in view. */
export interface Viewport {
  show(box: Box, options?: ShowOptions): void
  zoomBy(factor: number): void
  zoomTo(zoom: number): void
  panBy(dx: number, dy: number): void
  centre(): BoardPoint
  /** From a point of the window, in CSS pixels, to the map under it. */
  toBoard(x: number, y: number): BoardPoint
  focus(): void
}

/** The device's clipboard, for actions: the keys reach it by the browser's own events. */
export interface ClipboardPort {
  copy(): void
  cut(): void
  paste(): void
  /** The address of the map, opening at this. */
  copyLink(to: Ref): void
}

/** Pictures of the map, for actions: drawing them takes a browser. */
export interface PicturePort {
  /** Puts a picture of the selection, or of the whole map, onto the device's clipboard. */
  copy(format: 'png' | 'svg'): void
}

export interface BoardOptions {
  /** Whose curves this device has left out before. */
  readonly hidden?: Iterable<PersonaId>
  /** What may be changed at first; everything, unless told. */
  readonly rights?: Rights
}

export function createBoard(unguarded: JourneyDoc, options: BoardOptions = {}): Board {
  const notices = createNotices()
  const rights = createStore<Rights>(() => options.rights ?? ALL_RIGHTS)
  const doc = guardDoc(unguarded, rights, notices)
  const hiddenPersonas = createHiddenPersonas(options.hidden ?? [])
  const layout = createStore<Layout>(() =>
    layoutJourney(doc.projection.journey(), undefined, hiddenPersonas.getState()),
  )
  const relayout = () =>
    layout.setState(layoutJourney(doc.projection.journey(), layout.getState(), hiddenPersonas.getState()), true)
  const selection = createSelection()
  const emphasis = createEmphasis()
  const editing = createEditing(doc, (family) => rights.getState()[partOf(family)])
  const gesture = createStore<Gesture>(() => NO_GESTURE)
  const panels = createPanels()
  const stopFollowing = doc.projection.subscribe(() => {
    const journey = doc.projection.journey()
    const before = layout.getState().journey
    relayout()
    followSelection(selection, before, journey)
    followMoments(emphasis, journey)
    followEditing({ doc, editing, notices }, journey)
  })
  const stopTool = followTool(selection, panels)
  const stopHiding = hiddenPersonas.subscribe(relayout)
  const stopRights = rights.subscribe((now) => followRights({ editing, panels }, now))
  return {
    doc,
    rights,
    layout,
    selection,
    emphasis,
    hiddenPersonas,
    gesture,
    editing,
    panels,
    notices,
    comments: createCommentsOnBoard(),
    people: createPeopleOnBoard(),
    restoration: createRestorations(),
    pointerAt: { current: null },
    viewport: { current: null },
    clipboard: createStore(() => ({ port: null })),
    pictures: createStore(() => ({ port: null })),
    destroy() {
      editing.end()
      stopFollowing()
      stopTool()
      stopHiding()
      stopRights()
    },
  }
}
