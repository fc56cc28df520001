import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { dismissToast, Toaster } from '../ui/toasts.tsx'
import { tellIfMissing, tellOfMissingParts } from './tellMissing.ts'

afterEach(async () => {
  cleanup()
  vi.restoreAllMocks()
  await dismissToast('missing-part')
})

const missing = new TypeError('Failed to fetch dynamically imported module: http://localhost/assets/drawPicture.js')

/** As the browser tells of it; true: nothing more has to be said about it. */
function reject(reason: unknown): boolean {
  const event = Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason })
  return !window.dispatchEvent(event)
}

it('whatever fetches its code in vain without a word is told of, with the reason', async () => {
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('offline'))
  render(<Toaster />)
  tellOfMissingParts()
  expect(reject(missing)).toBe(true)
  expect(await screen.findByText('This can not be reached without the server. Try again later.')).toBeTruthy()
})

it('other faults are left to whoever knows them', () => {
  expect(tellIfMissing(new Error('a fault of ours'))).toBe(false)
  expect(reject(new Error('a fault of ours'))).toBe(false)
})
