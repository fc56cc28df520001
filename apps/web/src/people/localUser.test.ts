import { PARTICIPANT_COLORS } from '@journeyboard/layout/participants'
import { beforeEach, describe, expect, it, vi } from 'vitest'

/** The module as a freshly opened page has it. */
async function openPage() {
  vi.resetModules()
  return await import('./localUser.ts')
}

beforeEach(() => localStorage.clear())

describe('who sits at this browser', () => {
  it('is a guest at first, with a colour that stays', async () => {
    const first = (await openPage()).localUser.getState()
    expect(first.name).toMatch(/^Guest [A-Z][a-z]+$/)
    expect(PARTICIPANT_COLORS).toContain(first.color)
    expect((await openPage()).localUser.getState()).toEqual(first)
  })

  it('gets a name of their own in the place of one that all guests had', async () => {
    localStorage.setItem('journeyboard:user', JSON.stringify({ name: 'Guest', color: PARTICIPANT_COLORS[2] }))
    const first = (await openPage()).localUser.getState()
    expect(first.name).toMatch(/^Guest [A-Z]/)
    expect(first.color).toBe(PARTICIPANT_COLORS[2])
    expect((await openPage()).localUser.getState()).toEqual(first)
  })

  it('keeps the name that was given', async () => {
    const page = await openPage()
    page.changeLocalUser({ name: '  Mara Lindqvist ' })
    expect((await openPage()).localUser.getState().name).toBe('Mara Lindqvist')
  })

  it('is a guest again without a name, and no name is longer than presence allows', async () => {
    const page = await openPage()
    page.changeLocalUser({ name: '   ' })
    const guest = page.localUser.getState().name
    expect(guest).toMatch(/^Guest [A-Z][a-z]+$/)
    page.changeLocalUser({ name: '' })
    expect(page.localUser.getState().name).toBe(guest)
    page.changeLocalUser({ name: 'x'.repeat(200) })
    expect(page.localUser.getState().name).toHaveLength(80)
  })

  it('refuses a colour in which others could not read a name', async () => {
    const page = await openPage()
    expect(() => page.changeLocalUser({ color: '#ffffff' })).toThrow('#ffffff')
  })

  it('is the same in all tabs', async () => {
    const page = await openPage()
    const other = await openPage()
    other.changeLocalUser({ name: 'Jonas', color: PARTICIPANT_COLORS[3] })
    window.dispatchEvent(new StorageEvent('storage', { key: 'journeyboard:user' }))
    expect(page.localUser.getState()).toEqual({ name: 'Jonas', color: PARTICIPANT_COLORS[3] })
  })

  it('is a guest where the storage holds something else', async () => {
    localStorage.setItem('journeyboard:user', '{"name": 7, "color": "red"}')
    expect((await openPage()).localUser.getState().name).toMatch(/^Guest [A-Z]/)
  })
})
