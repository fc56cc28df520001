/** What was said about a map, as a report in Markdown, and as a part of `.journey.json`. */

/** A thread as files hold it. */
export interface SaidThread {
  /** What it is about, in words. */
  readonly about: string
  /** Title of the stage in which that lies; empty beside the stages. */
  readonly stage: string
  /** What it is pinned to, by ids. */
  readonly anchor: object
  /** Null: it is open. */
  readonly resolvedBy: string | null
  readonly comments: readonly SaidComment[]
}

export interface SaidComment {
  readonly author: string
  /** ISO 8601. */
  readonly at: string
  /** Markdown-light, as it was written. */
  readonly text: string
}

/** Stage by stage in the order in which the threads come; open threads before resolved ones. */
export function writeCommentReport(title: string, threads: readonly SaidThread[]): string {
  const open = threads.filter(({ resolvedBy }) => resolvedBy === null)
  const counts = `${open.length} open, ${threads.length - open.length} resolved.`
  const stages = [...Map.groupBy(threads, ({ stage }) => stage)].flatMap(([stage, all]) => [
    `## ${line(stage) || 'Beside the stages'}`,
    ...[...all].sort((one, other) => Number(isResolved(one)) - Number(isResolved(other))).map(writeThread),
  ])
  return `${[`# Comments: ${line(title) || 'Untitled map'}`, counts, ...stages].join('\n\n')}\n`
}

const isResolved = ({ resolvedBy }: SaidThread) => resolvedBy !== null

function writeThread({ about, resolvedBy, comments }: SaidThread): string {
  const heading = `### ${line(about)}${resolvedBy === null ? '' : ` (resolved by ${line(resolvedBy)})`}`
  return [heading, ...comments.map(writeComment)].join('\n\n')
}

/** Quoted, so that no heading or list of a comment becomes one of the report. */
function writeComment({ author, at, text }: SaidComment): string {
  const quoted = text.split(/\r?\n/).map((words) => `> ${words}`.trimEnd())
  return `**${line(author)}**, ${at.slice(0, 10)}\n\n${quoted.join('\n')}`
}

/** In one line, with nothing that Markdown would take for a mark. */
function line(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|]/g, '\\$&')
}
