/** Images as a hand brings them: pasted on a page, or let go over it. */
import type { Page } from '@playwright/test'

/** A picture of that size, in the middle red: the browser draws it, as a hand would not. */
export async function pngFile(page: Page, name: string, width: number, height: number) {
  const address = await page.evaluate(
    ([w, h]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h })
      const context = canvas.getContext('2d')
      for (const [color, inset] of [
        ['#2b6cb0', 0],
        ['#c53030', 0.25],
      ] as const) {
        if (!context) continue
        context.fillStyle = color
        context.fillRect(w * inset, h * inset, w * (1 - 2 * inset), h * (1 - 2 * inset))
      }
      return canvas.toDataURL('image/png')
    },
    [width, height] as const,
  )
  return { name, mimeType: 'image/png', buffer: Buffer.from(address.slice(address.indexOf(',') + 1), 'base64') }
}

type BroughtFile = Awaited<ReturnType<typeof pngFile>>

/** What the browser does when somebody pastes files, or lets them go over the page. */
export async function bring(
  page: Page,
  how: 'paste' | 'drop',
  brought: BroughtFile | readonly BroughtFile[],
  at = { x: 0, y: 0 },
) {
  const files = [brought].flat().map((file) => ({ ...file, bytes: [...file.buffer] }))
  await page.evaluate(
    ([event, files, { x, y }]) => {
      const transfer = new DataTransfer()
      for (const { name, mimeType, bytes } of files) {
        transfer.items.add(new File([new Uint8Array(bytes)], name, { type: mimeType }))
      }
      const options = { bubbles: true, cancelable: true }
      document.body.dispatchEvent(
        event === 'paste'
          ? new ClipboardEvent('paste', { ...options, clipboardData: transfer })
          : new DragEvent('drop', { ...options, dataTransfer: transfer, clientX: x, clientY: y }),
      )
    },
    [how, files, at] as const,
  )
}
