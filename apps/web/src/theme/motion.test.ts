import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('what moves or fades takes as long as --motion says, or stops by itself for who wants no motion', () => {
  const found = globSync('apps/web/src/**/*.css').flatMap((file) => {
    const css = readFileSync(file, 'utf8')
    if (css.includes('prefers-reduced-motion')) return []
    const declared = css.match(/(transition|animation)(-duration)?:[^;]+;/g) ?? []
    return declared.filter((one) => /[1-9]\d*m?s\b/.test(one.replace('0s 400ms', ''))).map((one) => `${file}: ${one}`)
  })
  expect(found).toEqual([])
})
