/** The one error that importers throw: a sentence for the person who dropped the file. */

/** `message` says what is wrong and how to mend it; `line` counts from 1, where one line is to blame. */
export class FormatError extends Error {
  override readonly name = 'FormatError'
  readonly line: number | undefined

  constructor(message: string, line?: number, options?: ErrorOptions) {
    super(message, options)
    this.line = line
  }
}
