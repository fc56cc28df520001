import { expect, it } from 'vitest'
import { hashPassword, isPassword } from './passwords.ts'

it('a password opens what it was kept for, and nothing opens an account that has none', async () => {
  const kept = await hashPassword('three small words')
  expect(await isPassword('three small words', kept)).toBe(true)
  expect(await isPassword('three other words', kept)).toBe(false)
  expect(await isPassword('', '')).toBe(false)
  expect(await isPassword('', null)).toBe(false)
})
