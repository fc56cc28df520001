/** The bundled Inter for pictures made in the browser. */

import { interAddresses } from 'virtual:inter'
import { createInterFont, type InterFont } from '@journeyboard/render/font'
import harfbuzz from 'harfbuzzjs/dist/harfbuzz-subset.wasm?url'

let font: InterFont | null = null

/** One for the page: it remembers what it has loaded. */
export function browserFont(): InterFont {
  font ??= createInterFont({
    harfbuzz: async () => WebAssembly.compile(await load(harfbuzz)),
    async file(name) {
      const address = interAddresses[name]
      if (!address) throw new Error(`There is no font file ${name}.`)
      return new Uint8Array(await load(address))
    },
  })
  return font
}

async function load(address: string): Promise<ArrayBuffer> {
  const answer = await fetch(address).catch(() => null)
  if (!answer?.ok) throw new Error('The letters of the picture could not be fetched. Check the connection.')
  return answer.arrayBuffer()
}
