/** What the layout of a map is: boxes, wrapped text, lines and curves, in board units from the sheet's top left corner. */
import type {
  Card,
  CardId,
  CellKey,
  FeelingId,
  FeelingSeries,
  Journey,
  LaneId,
  LinkId,
  Note,
  NoteId,
  PersonaId,
  Polarity,
  StageId,
  StepId,
} from '@journeyboard/model'
import type { BoardPoint, Box } from './box.ts'
import type { ImageBox } from './imageBox.ts'
import type { Line } from './text/wrapText.ts'
import type { ServiceLineKind } from './tokens/strokes.ts'

/** Parts that did not change between two layouts are the same objects. */
export interface Layout {
  readonly journey: Journey
  /** Whose curves are left out. */
  readonly hiddenPersonas: ReadonlySet<PersonaId>
  /** Titles, headers and cells. */
  readonly sheet: Box
  /** Sheet, notes and tray. */
  readonly bounds: Box
  readonly titleColumn: { readonly width: number }
  readonly header: { readonly stageHeight: number; readonly stepHeight: number; readonly height: number }
  readonly stages: readonly StageBox[]
  readonly steps: readonly StepBox[]
  readonly lanes: readonly LaneBox[]
  readonly stageById: ReadonlyMap<StageId, StageBox>
  readonly stepById: ReadonlyMap<StepId, StepBox>
  readonly laneById: ReadonlyMap<LaneId, LaneBox>
  /** `cellRows[lane index][step index]`: null where no cards are. */
  readonly cellRows: readonly (readonly (CellBox | null)[])[]
  /** All cards, those in the tray too. */
  readonly cardById: ReadonlyMap<CardId, CardBox>
  readonly noteById: ReadonlyMap<NoteId, NoteBox>
  readonly tray: TrayBox | null
  readonly serviceLines: readonly ServiceLine[]
  /** One for each emotion lane, top to bottom. */
  readonly plots: readonly EmotionPlot[]
  readonly moments: readonly MomentColumn[]
  readonly links: readonly LinkLine[]
}

/** The header cell of a stage, over all its columns. */
export interface StageBox {
  readonly id: StageId
  readonly index: number
  readonly box: Box
  /** Index of its first step in `Layout.steps`; `columns` is 0 where only a stub column stands. */
  readonly firstStep: number
  readonly columns: number
  /** Word for the period, or empty. It stands first, then title, then goal. */
  readonly period: string
  readonly titleLines: readonly Line[]
  readonly goalLines: readonly Line[]
  /** Whether more is written than these lines show. */
  readonly isTitleCut: boolean
  readonly isGoalCut: boolean
  /** Left edge of the texts and top edges of their first lines. */
  readonly textX: number
  readonly periodY: number
  readonly titleY: number
  readonly goalY: number
}

/** The header cell of a step; its x and width are the column's. */
export interface StepBox {
  readonly id: StepId
  readonly index: number
  readonly stageId: StageId
  readonly box: Box
  readonly titleLines: readonly Line[]
  readonly isCut: boolean
  readonly textX: number
  readonly titleY: number
}

export interface LaneBox {
  readonly id: LaneId
  readonly index: number
  /** The whole row, title included. */
  readonly box: Box
  readonly title: Box
  readonly titleLines: readonly Line[]
  readonly isCut: boolean
  /** The role in words ("front-stage"), the personas of an emotion lane, or empty. */
  readonly roleLine: string
  readonly textX: number
  readonly titleY: number
  readonly roleY: number
  readonly holdsCards: boolean
}

/** A cell that holds cards. */
export interface CellBox {
  readonly key: CellKey
  readonly stepId: StepId
  readonly laneId: LaneId
  /** The whole cell, as wide as the column and as high as the row. */
  readonly box: Box
  readonly cards: readonly CardBox[]
  /** Height of the stack without the room around it. */
  readonly stackHeight: number
  /** The journey's list, as it was measured. */
  readonly records: readonly Card[]
}

export interface CardBox {
  readonly id: CardId
  readonly box: Box
  readonly image: ImageBox | null
  /** At least one line, even when there is no text; none under an image without a caption. */
  readonly lines: readonly Line[]
  /** Where text begins, from the box's top edge; its left edge is `CARD.side` inside the box. */
  readonly textTop: number
  /** Whether the card says more than these lines show. */
  readonly isCut: boolean
  readonly meta: CardMeta | null
  /** Null in the tray. */
  readonly cell: CellKey | null
  /** Place in its cell's stack, or in the tray. */
  readonly index: number
}

/** The lines under a card's text. */
export interface CardMeta {
  readonly parts: readonly MetaPart[]
  /** Of all its lines, each as high as `TYPE.meta` says. */
  readonly height: number
  /** Whether something had to be left out. */
  readonly isCut: boolean
}

export interface MetaPart {
  readonly role: 'moment' | 'channel' | 'detail'
  /** Where a diamond stands before the text, in the colour of this polarity; `x` is where the text begins. */
  readonly polarity: Polarity | null
  readonly text: string
  /** From the left edge of the card's text, and from the top of the first of these lines. */
  readonly x: number
  readonly y: number
  readonly width: number
  /** Held at its right edge: letters of a font that only the device has may be narrower than measured. */
  readonly isFromRight: boolean
}

export interface NoteBox {
  readonly id: NoteId
  readonly box: Box
  readonly image: ImageBox | null
  /** As on cards. */
  readonly textTop: number
  readonly lines: readonly Line[]
  readonly isCut: boolean
  readonly record: Note
}

/** Below the sheet: cards whose step or lane is gone. */
export interface TrayBox {
  readonly box: Box
  readonly title: string
  readonly titlePoint: BoardPoint
  readonly cards: readonly CardBox[]
}

export interface ServiceLine {
  readonly kind: ServiceLineKind
  readonly y: number
  readonly x1: number
  readonly x2: number
  readonly label: string
  /** Right end of the label's baseline; it stands above the line. */
  readonly labelPoint: BoardPoint
}

/** Where the feelings of one emotion lane are drawn. */
export interface EmotionPlot {
  readonly laneId: LaneId
  /** From the first column to the last, +2 at its top edge and -2 at its bottom edge. */
  readonly box: Box
  readonly neutralY: number
  readonly curves: readonly EmotionCurve[]
  /** Between felt and wanted, where both are known. */
  readonly gaps: readonly { readonly personaId: PersonaId; readonly path: string }[]
  /** What the curves mean, and whose they are where there are several personas. No number stands on it. */
  readonly legend: readonly LegendItem[]
}

/** A sample of a line and a word behind it, both in the line box that begins at `y`. */
export interface LegendItem {
  /** How the sample is drawn: `LEGEND.sample` wide, from `x` on. */
  readonly series: FeelingSeries
  /** In whose colour; null: in that of text. */
  readonly personaId: PersonaId | null
  /** Whether it names that persona, and not a series: here their curves are shown and hidden. */
  readonly isPersona: boolean
  /** Whether the curves are left out now. */
  readonly isHidden: boolean
  readonly text: string
  readonly x: number
  readonly y: number
  readonly textX: number
}

export interface EmotionCurve {
  readonly laneId: LaneId
  readonly personaId: PersonaId
  readonly series: FeelingSeries
  readonly points: readonly CurvePoint[]
  /** SVG path data; a lone point has none. */
  readonly path: string
}

export interface CurvePoint {
  readonly id: FeelingId
  readonly stepId: StepId
  readonly x: number
  readonly y: number
  /** Where the face is drawn: beside the true `x` when another persona's face is close. */
  readonly faceX: number
  readonly valence: number
  /** 0 (very unhappy) to 4. */
  readonly face: 0 | 1 | 2 | 3 | 4
  /** The signed number, where it covers no face and no other number; only for what is felt, and only if there is room. */
  readonly label: { readonly text: string; readonly box: Box } | null
}

/** A column that holds a moment of truth, from the top of the step's header to the end of the sheet. */
export interface MomentColumn {
  readonly stepId: StepId
  readonly polarity: Polarity
  readonly box: Box
}

export interface LinkLine {
  readonly id: LinkId
  readonly from: Box
  readonly to: Box
  /** As it would be if there were no other links. */
  readonly route: LinkRoute
  /** Of its corners, from its start to its end: lines between them are level and upright by turns. */
  readonly points: readonly BoardPoint[]
  /** With rounded corners. */
  readonly path: string
  /** Half way along the line. */
  readonly middle: BoardPoint
  /** Where the line starts and ends, and which way it points there (radians, 0 = to the right), for arrow heads. */
  readonly start: { readonly point: BoardPoint; readonly angle: number }
  readonly end: { readonly point: BoardPoint; readonly angle: number }
  /** An upright one is read from below, in a box that is as high as the text is long. */
  readonly label: { readonly text: string; readonly box: Box; readonly isUpright: boolean } | null
}

/** Where a link leads when it is alone. */
export interface LinkRoute {
  /** Level and upright by turns, from the side of one box to the side of the other. */
  readonly points: readonly BoardPoint[]
  /** Of each line between two points: how far it may be moved aside for others, best first. */
  readonly offsets: readonly (readonly number[])[]
}
