import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'
import { THEMES } from '@journeyboard/layout'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { themeStylesheet } from './themeStylesheet.ts'

/** Runs what index.html runs before the first paint. */
function beginPage(): void {
  runInThisContext(readFileSync('apps/web/public/theme.js', 'utf8'))
}

async function loadApp() {
  vi.resetModules()
  return await import('./themeChoice.ts')
}

beforeEach(() => {
  localStorage.clear()
  delete document.documentElement.dataset.theme
})

describe('the theme', () => {
  it('is the system’s until somebody chooses', async () => {
    beginPage()
    expect(document.documentElement.dataset.theme).toBeUndefined()
    expect((await loadApp()).themeChoice.getState()).toBe('system')
  })

  it('is the chosen one before the first paint of the next visit', async () => {
    const { chooseTheme } = await loadApp()
    chooseTheme('dark')
    expect(document.documentElement.dataset.theme).toBe('dark')

    delete document.documentElement.dataset.theme
    beginPage()
    expect(document.documentElement.dataset.theme).toBe('dark')
    expect((await loadApp()).themeChoice.getState()).toBe('dark')
  })

  it('goes back to the system’s', async () => {
    const { chooseTheme } = await loadApp()
    chooseTheme('light')
    chooseTheme('system')
    expect(document.documentElement.dataset.theme).toBeUndefined()
    beginPage()
    expect(document.documentElement.dataset.theme).toBeUndefined()
  })
})

describe('the stylesheet of both themes', () => {
  const css = themeStylesheet()

  it('has every property in the dark that it has in the light', () => {
    const [, light = '', darkBySystem = '', darkByChoice = ''] = css.split('\n')
    const names = (part: string) => [...part.matchAll(/--[\w-]+(?=:)/g)].map(([name]) => name).sort()
    expect(names(light).length).toBeGreaterThan(40)
    expect(names(darkBySystem)).toEqual(names(light))
    expect(names(darkByChoice)).toEqual(names(light))
  })

  it('takes its colours from the tokens of the map', () => {
    expect(css).toContain(`--ground: ${THEMES.light.ground};`)
    expect(css).toContain(`--ground: ${THEMES.dark.ground};`)
    expect(css).toContain("--type-stage-title: 650 16px/22px 'Inter Variable'")
  })
})
