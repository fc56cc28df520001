import { findBarriers } from '../kit/page.ts'
import { expect, test } from '../kit/test.ts'
import { watchContext } from '../kit/watch.ts'

test('a page that complains or asks other hosts is noticed, and gets no answer from there', async ({
  browser,
  expectComplaint,
}) => {
  expectComplaint(/./)
  const complaints: string[] = []
  const context = await browser.newContext()
  watchContext(context, complaints)
  const page = await context.newPage()
  const html = `<script>
      console.warn('careful')
      setTimeout(() => { throw new Error('broken') })
      new WebSocket('ws://example.org/socket')
      fetch('http://192.0.2.1/number').catch(() => {})
    </script><img src="http://example.org/picture.png">`
  await page.goto(`data:text/html,${encodeURIComponent(html)}`)
  for (const sentence of [
    'console warning: careful',
    'Error: broken',
    'asked another host: ws://example.org/socket',
    'asked another host: http://192.0.2.1/number',
    'asked another host: http://example.org/picture.png',
    'ERR_NAME_NOT_RESOLVED (http://example.org/picture.png)',
  ])
    await expect.poll(() => complaints.join('\n')).toContain(sentence)
  await context.close()
})

test('two people share nothing but the server', async ({ page, secondPerson }) => {
  await page.goto('/')
  await page.evaluate(() => localStorage.setItem('name', 'Ada'))
  const { page: other } = await secondPerson('/')
  expect(await other.evaluate(() => localStorage.getItem('name'))).toBeNull()
  expect(other.viewportSize()).toEqual({ width: 1440, height: 900 })
})

test('barriers are found where there are some', async ({ page }) => {
  await page.setContent('<html lang="en"><title>Form</title><main><h1>Form</h1><input></main></html>')
  expect(await findBarriers(page)).toEqual([expect.stringContaining('label: ')])
})
