/** The bundled Inter for pictures: cut to what a picture says, or whole for programs that read font files. */
import { strFromU8 } from 'fflate'
import { charactersByFace, type FaceName, withFontFace } from '../fontFace.ts'
import { createFontCutter, type FontCutter } from './harfbuzz.ts'
import { charactersByFile, fileOf, type InterFile } from './interFiles.ts'
import { toWoff } from './woff.ts'

/** Where the bytes come from: addresses in a browser, files in Node. Each is asked for once. */
export interface FontSource {
  /** `harfbuzzjs/dist/harfbuzz-subset.wasm`. */
  harfbuzz(): Promise<BufferSource | WebAssembly.Module>
  /** A file of `@fontsource-variable/inter/files`, such as `inter-latin-wght-italic.woff2`, unpacked (see woff2.ts). */
  file(name: string): Promise<Uint8Array>
}

export interface InterFont {
  /** The picture with the glyphs that it uses inside: one small font a face. What Inter does not have is left to the system. */
  embed(svg: string): Promise<string>
  /** Whether a text of the picture has characters that Inter does not have. */
  needsOthers(svg: string): boolean
  /** The parts of Inter that a picture needs, to be had from `part`. */
  partsOf(svg: string): readonly InterPart[]
  /** A static TrueType font, family name Inter, with every glyph of the part. */
  part(part: InterPart): Promise<Uint8Array>
}

export interface InterPart {
  readonly face: FaceName
  readonly file: InterFile
}

const MOST_RULES = 32

export function createInterFont(source: FontSource): InterFont {
  const fonts = new Map<string, Promise<Uint8Array>>()
  const rules = new Map<string, Promise<string>>()
  let cutter: Promise<FontCutter> | null = null

  const fontFor = ({ face, file }: InterPart): Promise<Uint8Array> => {
    const name = `inter-${file}-wght-${isItalic(face) ? 'italic' : 'normal'}.woff2`
    const known = fonts.get(name)
    if (known) return known
    const font = source.file(name)
    fonts.set(name, font)
    // A failed download may be tried again.
    font.catch(() => fonts.delete(name))
    return font
  }
  const cutPart = async (part: InterPart, characters: readonly string[] | null): Promise<Uint8Array> => {
    cutter ??= source.harfbuzz().then(createFontCutter)
    cutter.catch(() => {
      cutter = null
    })
    const [{ cut }, font] = await Promise.all([cutter, fontFor(part)])
    return cut(font, weightOf(part.face), characters)
  }
  /** Kept, as long as they are few: a preview asks for the same letters again and again. */
  const ruleFor = (part: InterPart, characters: readonly string[], isOnly: boolean): Promise<string> => {
    const key = `${part.face} ${part.file} ${isOnly} ${characters.join('')}`
    const known = rules.get(key)
    if (known) return known
    const rule = cutPart(part, characters).then((font) => fontFaceRule(part.face, font, isOnly ? null : characters))
    if (rules.size >= MOST_RULES) rules.clear()
    rules.set(key, rule)
    rule.catch(() => rules.delete(key))
    return rule
  }
  return {
    async embed(svg) {
      const wanted = [...charactersByFace(svg)].flatMap(([face, all]) => {
        const byFile = charactersByFile(all)
        return [...byFile].map(([file, characters]) => ruleFor({ face, file }, characters, byFile.size === 1))
      })
      return withFontFace(svg, (await Promise.all(wanted)).join('\n'))
    },
    needsOthers: (svg) =>
      [...charactersByFace(svg).values()].some((all) => [...all].some((character) => fileOf(character) === null)),
    partsOf: (svg) =>
      [...charactersByFace(svg)].flatMap(([face, all]) =>
        [...charactersByFile(all).keys()].map((file) => ({ face, file })),
      ),
    part: (part) => cutPart(part, null),
  }
}

/** Several rules of one face need to say which characters are whose. */
function fontFaceRule(face: FaceName, font: Uint8Array, characters: readonly string[] | null): string {
  const range = characters ? `unicode-range:${characters.map(codePointOf).join()};` : ''
  const style = isItalic(face) ? 'font-style:italic;' : ''
  const address = `data:font/woff;base64,${btoa(strFromU8(toWoff(font), true))}`
  return `@font-face{font-family:Inter;font-weight:${weightOf(face)};${style}${range}src:url(${address})}`
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16)}`
}

const isItalic = (face: FaceName) => face.startsWith('i')
const weightOf = (face: FaceName) => Number(face.replace('i', ''))
