/** Finds a Chromium for the browser tests, or gets one. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { chromium } from '@playwright/test'

/** For a browser without a screen that may run as root and has no business outside this machine. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Blocks other hosts below the page, service workers included; routing in Playwright would switch the HTTP cache off.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const USUAL_PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((folder) =>
    folder
      ? [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Chromium/Application/chrome.exe')]
      : [],
  ),
}

/**
 * Path of a Chromium: `CHROMIUM_PATH`, one of the system, Playwright's own, else a download by Playwright, else
 * Debian's package. Throws a sentence that says what to do when none of these works.
 */
export function findChromium(): string {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (existsSync(given)) return given
    throw new Error(`CHROMIUM_PATH is ${given}, but there is no such file. Correct it, or unset it to search for one.`)
  }
  const found = searchSystem() ?? playwrightsOwn() ?? downloadWithPlaywright() ?? installFromDebian()
  if (found) return found
  throw new Error(
    'The browser tests need Chromium, and it could neither be found nor installed. Install Chromium or Chrome, ' +
      'or name its program in CHROMIUM_PATH.',
  )
}

function searchSystem(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...onPath, ...(USUAL_PLACES[process.platform] ?? [])].find(startsUp) ?? null
}

function playwrightsOwn(): string | null {
  const path = chromium.executablePath()
  return startsUp(path) ? path : null
}

function downloadWithPlaywright(): string | null {
  console.log('No Chromium found: trying the download of Playwright.')
  const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js')
  spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    // Where its hosts are out of reach it would try for many minutes.
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
    timeout: 180_000,
  })
  return playwrightsOwn()
}

/** Also the way out when Playwright's download lacks libraries of the system. */
function installFromDebian(): string | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  console.log("Trying Debian's chromium package.")
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { status } = spawnSync('apt-get', step, { stdio: ['ignore', 'inherit', 'inherit'], env })
    if (status !== 0) return null
  }
  return searchSystem()
}

/** Some systems keep a program of that name which only says that there is none, and a download may lack libraries. */
function startsUp(path: string): boolean {
  if (!existsSync(path)) return false
  // There Chrome opens a window instead of telling its version.
  if (process.platform === 'win32') return true
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}
