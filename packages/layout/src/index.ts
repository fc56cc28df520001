/** Geometry of a map: pure arithmetic from records to boxes, lines, wrapped text and curves. No DOM, React or Yjs. */
export { besideAll } from './besideAll.ts'
export { type BoardPoint, type Box, boxAround, boxCentre, boxEquals, boxesOverlap, boxHas, growBy } from './box.ts'
export { type BoxIndex, createBoxIndex } from './boxIndex.ts'
export { valenceAt, valenceY } from './curves.ts'
export { cellTargetAt, type DropTarget, dropTargetAt } from './dropTarget.ts'
export { previewFeeling } from './feelingPreview.ts'
export { cellAt, cellBox, laneAtY, stageAtX, stepAtX } from './gridIndex.ts'
export { type HeaderTarget, headerBand, laneIndexAt, type StepTarget, stageIndexAt, stepIndexAt } from './headerDrop.ts'
export { grabTest, type Hit, hitTest } from './hitTest.ts'
export type { ImageBox } from './imageBox.ts'
export { type InsertPreview, previewInsert, previewShift } from './insertPreview.ts'
export type {
  CardBox,
  CardMeta,
  CellBox,
  CurvePoint,
  EmotionCurve,
  EmotionPlot,
  LaneBox,
  Layout,
  LegendItem,
  LinkLine,
  MetaPart,
  MomentColumn,
  NoteBox,
  ServiceLine,
  StageBox,
  StepBox,
  TrayBox,
} from './layout.ts'
export { layoutJourney } from './layoutJourney.ts'
export { legendBox } from './legend.ts'
export { boxOfLink } from './linkPath.ts'
export { previewLink } from './linkPreview.ts'
export { connectorPath, linkPath } from './links.ts'
export { noteContent } from './loose.ts'
export { type CellPlace, cardsInReadingOrder, neighbourCell } from './neighbourCell.ts'
export { pushAside } from './pushAside.ts'
export { cutText, measureText } from './text/measureText.ts'
export { directionOf, textDirection } from './text/textDirection.ts'
export { type Line, wrapText } from './text/wrapText.ts'
export {
  type CardTint,
  noteTintOf,
  type Surface,
  THEMES,
  type Theme,
  type ThemeName,
  tintOf,
  VALENCE_COLORS,
  VALENCE_INKS,
} from './tokens/colors.ts'
export { EYE, MOUTHS } from './tokens/faces.ts'
export {
  BLOCK_ZOOM,
  CARD,
  CELL,
  CURVE,
  LANE_TITLE,
  LEGEND,
  NOTE,
  SIZES,
  STAGE_HEADER,
  STEP_HEADER,
  TRAY,
} from './tokens/sizes.ts'
export { SERIES_STROKES, SERVICE_LINE_STROKES, type ServiceLineKind, type Stroke } from './tokens/strokes.ts'
export { FONT_FAMILY, TYPE, type TypeStyle, type TypeWeight } from './tokens/typeStyles.ts'
export { TRAY_TITLE } from './words.ts'
