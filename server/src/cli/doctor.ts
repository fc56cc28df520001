/** `doctor`: what keeps a server from working well, found out by trying. */
import { readConfig } from '../ops/config.ts'
import { shownSettings } from '../ops/shownSettings.ts'
import { StartError } from '../ops/startError.ts'
import { checkBackups, checkClock, checkDisk, checkMaps, checkNode, checkPages } from './doctor/checks.ts'
import type { Finding } from './doctor/finding.ts'
import { checkServer } from './doctor/throughServer.ts'
import { EXIT, type ExitCode, type Terminal } from './terminal.ts'

const MARKS: Readonly<Record<Finding['state'], string>> = { fine: 'ok  ', odd: 'odd ', bad: 'BAD ' }

/** Writes only a scratch file, which it removes. `url`: a server to look at instead of the one of these settings. */
export async function doctor(terminal: Terminal, url?: string): Promise<ExitCode> {
  if (url !== undefined && !isAddress(url)) {
    throw new StartError(`--url wants an address such as https://maps.example.com, and got ${url}.`)
  }
  let isBad = false
  const tell = ({ state, sentence }: Finding) => {
    isBad ||= state === 'bad'
    terminal.say(`${MARKS[state]} ${sentence}`)
  }
  const read = readConfig(terminal.env)
  if ('errors' in read) {
    for (const sentence of read.errors) tell({ state: 'bad', sentence })
    return EXIT.trouble
  }
  const { config } = read
  terminal.say('Settings:')
  for (const [name, value] of shownSettings(config)) terminal.say(`     ${name} = ${value}`)
  tell(checkNode())
  tell(checkPages())
  for (const finding of checkDisk(config.dataDir)) tell(finding)
  for (const finding of checkMaps(config)) tell(finding)
  tell(checkBackups(config))
  tell(checkClock(config.dataDir))
  for (const finding of await checkServer(config, url)) tell(finding)
  return isBad ? EXIT.trouble : EXIT.fine
}

function isAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
}
