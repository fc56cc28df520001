/** Opening a file: by the dialog, or by dropping it anywhere on the page. */
import { OPENED_EXTENSIONS } from '@journeyboard/formats/extensions'
import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import styles from './OpenFile.module.css'

export interface OpenFileProps {
  /** Name of the file that is being opened. */
  readonly busyName: string | null
  readonly onFiles: (files: readonly File[]) => void
}

export function OpenFile({ busyName, onFiles }: OpenFileProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.strip}>
      <Button icon={<FileUp />} onClick={() => input.current?.click()} aria-describedby="open-file-hint">
        Open a file
      </Button>
      <p id="open-file-hint" className={styles.hint} role="status">
        {busyName === null
          ? 'or drop it anywhere on this page: .journey.json, Mermaid journey (.mmd, .md), OpenJourney (.ojf), or a picture that carries its map'
          : `Opening ${busyName}…`}
      </p>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File to open"
        accept={OPENED_EXTENSIONS.join(',')}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same file, mended, can be picked again.
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </div>
  )
}
