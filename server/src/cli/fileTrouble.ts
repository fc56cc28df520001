/** What went wrong with a file or a disk, in a sentence: the words of the system name a call, and not what to do. */
import { errorCode, errorMessage } from '../ops/startError.ts'

const SENTENCES: Readonly<Record<string, (path: string) => string>> = {
  EACCES: (path) => `${path} may not be used by this user.`,
  EPERM: (path) => `${path} may not be used by this user.`,
  EROFS: (path) => `${path} lies on a disk that can only be read.`,
  ENOENT: (path) => `${path} can not be reached: there is no such folder.`,
  ENOTDIR: (path) => `${path} can not be reached: what should be a folder is a file.`,
  EEXIST: (path) => `${path} is there already, and no folder.`,
  EISDIR: (path) => `${path} is a folder.`,
}

/** Null: it is a fault of the program, whose stack somebody needs. */
export function fileTrouble(error: unknown): string | null {
  const code = errorCode(error)
  const message = errorMessage(error)
  const isSqlite = code === 'ERR_SQLITE_ERROR'
  if (code === 'ENOSPC' || (isSqlite && /\bfull\b/.test(message))) return 'The disk is full.'
  if (isSqlite) return `SQLite: ${message}.`
  if (!/^E[A-Z]+$/.test(code)) return null
  if (!(error instanceof Error && 'path' in error)) return message
  const path = String(error.path)
  if (code === 'ENOENT' && 'syscall' in error && error.syscall === 'mkdir') return `No folder can be made at ${path}.`
  return SENTENCES[code]?.(path) ?? message
}
