/** Pictures on the device's clipboard. */
import { counted, type PicturePort } from '@journeyboard/editor'
import { fileNameOf } from '@journeyboard/formats/fileName'
import { tellIfMissing } from '../../shell/tellMissing.ts'
import { shownTheme } from '../../theme/themeChoice.ts'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { dismissToast, showToast } from '../../ui/toasts.tsx'
import type { OpenBoard } from '../boardContext.ts'
import { downloadBlob } from '../dialogs/downloadFile.ts'
import type { DrawnPicture, PictureFormat } from './drawPicture.ts'
import { scopeOfSelection } from './pictureScope.ts'
import { type SlowTask, startTask } from './slowTask.ts'

/** Sharp on a slide; what is larger, browsers and other programs take from the clipboard slowly or not at all. */
const SCALE = 2
const LONGEST_SIDE = 8192
const TOAST = 'picture'

/** For the actions of the registry. */
export function createPictures(open: OpenBoard): PicturePort {
  return { copy: (format) => void copySelection(open, format) }
}

/** As it is on the screen, without the map inside: what is pasted somewhere is only looked at. */
async function copySelection({ board, images }: OpenBoard, format: PictureFormat): Promise<void> {
  board.editing.end()
  const layout = board.layout.getState()
  const selected = scopeOfSelection(layout.journey, board.selection.getState().refs)
  const { scope, words } = selected ?? { scope: { kind: 'whole' } as const, words: 'the map' }
  const options = { theme: shownTheme(), scope, hasTitle: scope.kind !== 'selection', scale: SCALE }
  const draw = async (task: SlowTask) => {
    const { drawPicture } = await import('./drawPicture.ts')
    return drawPicture(
      { layout, images },
      { format, options, carriesMap: false, bringsFont: false, longestSide: LONGEST_SIDE },
      task,
    )
  }
  const copying = startTask((task) => copyPicture(format, draw(task)), showProgress)
  function showProgress(share: number): void {
    showToast('Drawing the picture…', {
      id: TOAST,
      description: <ProgressBar label="Drawing" share={share} />,
      action: { label: 'Cancel', run: copying.cancel },
      duration: 60_000,
    })
  }
  try {
    const picture = await copying.result
    if (picture) showToast(`Copied ${words} as ${format.toUpperCase()}`, { id: TOAST })
    else dismissToast(TOAST)
    if (picture) tellOfMissing(picture)
  } catch (error) {
    offerDownload(error, fileNameOf(layout.journey.map.title, `.${format}`))
  }
}

/**
 * Puts the picture onto the clipboard as soon as it is drawn. To be called while a key or click is handled: browsers allow
 * it only then. Rejects with a `CopyRefused` where they do not, and with what kept the picture from being drawn.
 */
export async function copyPicture(format: PictureFormat, drawing: Promise<DrawnPicture>): Promise<DrawnPicture> {
  const drawn = drawing.then(({ blob }) => blob)
  try {
    await navigator.clipboard.write([new ClipboardItem(contentOf(format, drawn))])
  } catch {
    throw new CopyRefused(await drawn)
  }
  return drawing
}

/** Images that are not in a picture would be missed only by whoever gets it. */
export function tellOfMissing({ missing }: DrawnPicture): void {
  if (missing > 0) showToast(`${counted(missing, 'image')} could not be put into the picture.`, { tone: 'error' })
}

/** A picture that was drawn in vain. */
class CopyRefused extends Error {
  override readonly name = 'CopyRefused'
  readonly picture: Blob
  constructor(picture: Blob) {
    super(
      window.isSecureContext
        ? 'This browser does not let the page copy pictures.'
        : 'Browsers let a page copy pictures only if its address begins with https.',
    )
    this.picture = picture
  }
}

/** Says what is wrong; a picture that could only not be copied can be had as a file. */
export function offerDownload(error: unknown, fileName: string): void {
  if (tellIfMissing(error)) return void dismissToast(TOAST)
  const sentence = error instanceof Error ? error.message : String(error)
  const isDrawn = error instanceof CopyRefused
  showToast(sentence, {
    id: TOAST,
    tone: 'error',
    ...(isDrawn && { action: { label: 'Download', run: () => downloadBlob(fileName, error.picture) } }),
  })
}

/** Drawing programs take the text of an SVG, others the picture. */
function contentOf(format: PictureFormat, drawing: Promise<Blob>): Record<string, Promise<Blob>> {
  if (format === 'png') return { 'image/png': drawing }
  const text = drawing.then((svg) => svg.slice(0, svg.size, 'text/plain'))
  return ClipboardItem.supports?.('image/svg+xml')
    ? { 'image/svg+xml': drawing, 'text/plain': text }
    : { 'text/plain': text }
}
