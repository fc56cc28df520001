import type { ImageHash } from '@journeyboard/model'
import { createSketch } from '@journeyboard/model/sketch'
import { cleanup, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { openTestBoard, renderOnBoard } from '../testing/openTestBoard.tsx'
import { DownloadDialog } from './DownloadDialog.tsx'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

it('tells how far it is while a file waits for its images, and gives it once', async () => {
  const sketch = createSketch({ title: 'Shop' })
  for (const digit of ['a', 'b', 'c', 'd', 'e']) {
    sketch.addNote({ x: 0, y: 0 }, { image: { hash: digit.repeat(64) as ImageHash, width: 40, height: 30 } })
  }
  const open = openTestBoard(sketch.records())
  const last = Promise.withResolvers<Blob>()
  const read = async (hash: string) => (hash.startsWith('e') ? last.promise : new Blob(['image']))
  const given = vi.spyOn(URL, 'createObjectURL')
  renderOnBoard(<DownloadDialog onClose={() => {}} />, { ...open, images: { ...open.images, read } })
  const button = await screen.findByRole('button', { name: /Download Journeyboard/ })
  await userEvent.click(button)
  await userEvent.click(button)
  const progress = await screen.findByRole('progressbar', { name: 'Collecting images and comments' })
  expect(progress.getAttribute('value')).toBe('0.8')
  last.resolve(new Blob(['image']))
  await vi.waitFor(() => expect(given).toHaveBeenCalledTimes(1))
  await vi.waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull())
  expect(given).toHaveBeenCalledTimes(1)
})
