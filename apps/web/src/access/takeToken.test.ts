import { expect, it, vi } from 'vitest'
import { takeToken } from './takeToken.ts'

it('a token leaves the address, stays with its page, and is told to no other', () => {
  history.replaceState(null, '', '/join#one')
  expect(takeToken()).toBe('one')
  expect(location.href).not.toContain('one')
  expect(takeToken()).toBe('one')
  history.replaceState(null, '', '/welcome')
  expect(takeToken()).toBe('')
  history.replaceState(null, '', '/join#two')
  expect(takeToken()).toBe('two')
})

it('a token is there again after a reload', async () => {
  history.replaceState(null, '', '/join#one')
  expect(takeToken()).toBe('one')
  vi.resetModules()
  const reloaded = await import('./takeToken.ts')
  expect(reloaded.takeToken()).toBe('one')
})
