/** What the home page is busy with: making a map from a template or a file, and going there. */
import type { ImageAddresses } from '@journeyboard/model'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { mapPath } from '../mapPath.ts'
import { createMap } from './createMap.ts'
import { MapMakingError } from './mapMakingError.ts'
import { type MapSource, readFiles, readTemplate } from './mapSource.ts'
import { showRemarks } from './remarks.tsx'

/** A template by its id, or a file by its name. */
interface Origin {
  readonly kind: 'template' | 'file'
  readonly name: string
}

export type Making =
  | { readonly state: 'idle' }
  | { readonly state: 'busy'; readonly origin: Origin }
  | { readonly state: 'failed'; readonly sentence: string; readonly retry: (() => void) | null }

export interface MapMaking {
  readonly making: Making
  readonly startFrom: (templateId: string) => void
  readonly openFiles: (files: readonly File[]) => void
  readonly dismiss: () => void
}

const OWN_FAULT = 'That did not work, because of a fault in Journeyboard. No map was made.'

/** Sentences about those that could not be brought. The map is made by then, and opens without them. */
async function bringImagesTo(mapId: string, images: ImageAddresses | undefined): Promise<readonly string[]> {
  if (!images) return []
  try {
    const { layReady } = await import('../board/images/takeAlong.ts')
    return await layReady(mapId, images)
  } catch {
    return ['Its images could not be kept. Open the file again when the server is back.']
  }
}

/** One at a time: once a map is being made, further wishes are not heard, unless it fails. */
export function useMapMaking(): MapMaking {
  const [making, setMaking] = useState<Making>({ state: 'idle' })
  const busy = useRef(false)
  const [, navigate] = useLocation()

  const make = async (origin: Origin, read: () => Promise<MapSource>) => {
    if (busy.current) return
    busy.current = true
    setMaking({ state: 'busy', origin })
    // A file that was read once is not asked for again: it may be gone by the time of the second try.
    let retry = () => void make(origin, read)
    try {
      const source = await read()
      retry = () => void make(origin, async () => source)
      const id = await createMap(source.records)
      const remarks = [...source.remarks, ...(await bringImagesTo(id, source.images))]
      if (remarks.length > 0) showRemarks(origin.name, remarks)
      navigate(mapPath(id))
    } catch (error) {
      const known = error instanceof MapMakingError ? error : null
      setMaking({ state: 'failed', sentence: known?.message ?? OWN_FAULT, retry: known?.retryable ? retry : null })
      busy.current = false
      if (!known) throw error
    }
  }

  return {
    making,
    startFrom: (templateId) => void make({ kind: 'template', name: templateId }, () => readTemplate(templateId)),
    openFiles: (files) => void make({ kind: 'file', name: files[0]?.name ?? '' }, () => readFiles(files)),
    dismiss: () => setMaking({ state: 'idle' }),
  }
}
