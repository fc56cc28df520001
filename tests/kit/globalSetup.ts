/** Once for all browser tests: the browser and the server that they share. Workers read both from the environment. */
import { findChromium } from './chromium.ts'
import { startServer } from './server.ts'

export default async function setUp(): Promise<() => Promise<void>> {
  process.env.CHROMIUM_PATH = findChromium()
  const server = await startServer()
  process.env.BOARD_URL = server.url
  process.env.BOARD_DATA = server.dataDir
  return () => server.remove()
}
