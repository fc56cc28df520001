/** A configuration for servers that tests start in their own process. */
import { type Config, readConfig } from '../config.ts'

/** What nobody has set, on any free port of this machine, and without a word in the log. */
export function testConfig(dataDir: string, changes: Partial<Config> = {}): Config {
  const read = readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' })
  if ('errors' in read) throw new Error(read.errors.join('\n'))
  return { ...read.config, ...changes }
}
