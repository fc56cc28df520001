/** Takes files that are dropped on the board: the browser would leave the map to show them. */
import { lazy, Suspense, useState } from 'react'
import { DropVeil } from '../../home/DropVeil.tsx'
import { useFileDrop } from '../../home/useFileDrop.ts'
import { showToast } from '../../ui/toasts.tsx'

const DropOffer = lazy(async () => ({ default: (await import('./DropOffer.tsx')).DropOffer }))

export function DroppedFiles() {
  const [file, setFile] = useState<File | null>(null)
  const filesOver = useFileDrop(([first, ...others]) => {
    if (first && others.length === 0) setFile(first)
    else showToast('Drop one file at a time: each one becomes a map of its own.', { tone: 'error' })
  })
  return (
    <>
      {filesOver && <DropVeil />}
      {file && (
        <Suspense fallback={null}>
          <DropOffer file={file} onClose={() => setFile(null)} />
        </Suspense>
      )}
    </>
  )
}
