/** Vite plugin: `virtual:inter` has the addresses of Inter as TrueType files, from which pictures cut their fonts. */
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { unpackWoff2 } from '@journeyboard/render/woff2'
import type { Plugin } from 'vite'

const NAME = 'virtual:inter'
const RESOLVED = `\0${NAME}`
const FOLDER = new URL('.', import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'))
const DEV_PATH = '/@inter/'

export function interPlugin(): Plugin {
  let isBuild = false
  const read = async (name: string) => unpackWoff2(await readFile(new URL(name, FOLDER)))
  return {
    name: 'journeyboard-inter',
    configResolved(config) {
      isBuild = config.command === 'build'
    },
    resolveId: (id) => (id === NAME ? RESOLVED : null),
    async load(id) {
      if (id !== RESOLVED) return null
      const names = (await readdir(fileURLToPath(FOLDER))).filter((name) => /-wght-(normal|italic)\.woff2$/.test(name))
      const entries = names.map(async (name) => {
        if (!isBuild) return `${JSON.stringify(name)}: ${JSON.stringify(DEV_PATH + name)}`
        const file = this.emitFile({ type: 'asset', name: name.replace('woff2', 'ttf'), source: await read(name) })
        return `${JSON.stringify(name)}: import.meta.ROLLUP_FILE_URL_${file}`
      })
      return `export const interAddresses = { ${(await Promise.all(entries)).join(', ')} }`
    },
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = request.url ?? ''
        const name = path.slice(DEV_PATH.length)
        if (!path.startsWith(DEV_PATH) || !/^inter-[a-z-]+\.woff2$/.test(name)) next()
        else response.setHeader('content-type', 'font/ttf').end(await read(name))
      })
    },
  }
}
