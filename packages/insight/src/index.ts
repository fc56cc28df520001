/** What can be calculated on maps: pure functions of their records. */
export {
  type ComparedFamily,
  type Comparison,
  compareMaps,
  type Difference,
  type DifferenceKind,
} from './compareMaps.ts'
