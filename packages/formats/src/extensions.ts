/** Names of files that can be opened, for who asks before a reader is loaded. */

/** With their dots, in lower case. */
export const OPENED_EXTENSIONS: readonly string[] = [
  '.journey.json',
  '.json',
  '.mmd',
  '.mermaid',
  '.md',
  '.markdown',
  '.ojf',
  '.svg',
  '.png',
]
