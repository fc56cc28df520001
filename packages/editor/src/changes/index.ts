/** What changed on a map, in words. Loaded when there is something to say, so not part of the package's main entry. */
export { type ChangeReport, createChangeReport } from './changeReport.ts'
export { type AuthorsOf, type Deed, type Deeds, deedsOf } from './describeChanges.ts'
