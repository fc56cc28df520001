/** For tests: a board under a hand, places told by words, and things that anybody could do. */
export {
  cardSaying,
  feelingAt,
  headerNamed,
  laneNamed,
  linkSaying,
  noteSaying,
  stageNamed,
  stepNamed,
} from './find.ts'
export {
  above,
  after,
  below,
  beside,
  border,
  borderAt,
  card,
  cell,
  curvePoint,
  ground,
  header,
  note,
} from './places.ts'
export { sampleMap } from './sampleMap.ts'
export { cardRef, createTestBoard, createTestBoards, type Held, type TestBoard } from './testBoard.ts'
