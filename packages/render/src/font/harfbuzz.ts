/** Cutting fonts down to some characters at one weight, by HarfBuzz compiled to WebAssembly (`hb-subset.h`). */

/** Addresses and handles are numbers in the module's memory. */
interface HarfBuzz {
  readonly memory: WebAssembly.Memory
  _initialize(): void
  malloc(size: number): number
  free(address: number): void
  hb_blob_create(data: number, length: number, mode: number, userData: number, destroy: number): number
  hb_blob_destroy(blob: number): void
  hb_blob_get_data(blob: number, length: number): number
  hb_blob_get_length(blob: number): number
  hb_face_create(blob: number, index: number): number
  hb_face_destroy(face: number): void
  hb_face_reference_blob(face: number): number
  hb_set_add(set: number, value: number): void
  hb_set_clear(set: number): void
  hb_set_invert(set: number): void
  hb_subset_input_create_or_fail(): number
  hb_subset_input_destroy(input: number): void
  hb_subset_input_set(input: number, kind: number): number
  hb_subset_input_set_flags(input: number, flags: number): void
  hb_subset_input_unicode_set(input: number): number
  hb_subset_input_pin_axis_location(input: number, face: number, tag: number, value: number): number
  hb_subset_or_fail(face: number, input: number): number
}

const WRITABLE = 2
const NO_HINTING = 1
const DROPPED_TABLES = 3
const LAYOUT_FEATURES = 6
/** The map is set without kerning, ligatures and alternates. */
const LAYOUT_TABLES = ['GSUB', 'GPOS', 'GDEF', 'STAT']

export interface FontCutter {
  /**
   * A static TrueType font at that weight with the glyphs of the characters; null: of all that the font has. `font` is
   * a variable font with a weight axis. Throws when it can not be read.
   */
  cut(font: Uint8Array, weight: number, characters: Iterable<string> | null): Uint8Array
}

/** `wasm` is `harfbuzzjs/dist/harfbuzz-subset.wasm`, as bytes or compiled. */
export async function createFontCutter(wasm: BufferSource | WebAssembly.Module): Promise<FontCutter> {
  const module = wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm)
  const instance = await WebAssembly.instantiate(module)
  const harfbuzz = instance.exports as unknown as HarfBuzz
  harfbuzz._initialize()
  return { cut: (font, weight, characters) => cut(harfbuzz, font, weight, characters) }
}

function cut(hb: HarfBuzz, font: Uint8Array, weight: number, characters: Iterable<string> | null): Uint8Array {
  const data = hb.malloc(font.length)
  new Uint8Array(hb.memory.buffer).set(font, data)
  const blob = hb.hb_blob_create(data, font.length, WRITABLE, 0, 0)
  const face = hb.hb_face_create(blob, 0)
  const input = hb.hb_subset_input_create_or_fail()
  try {
    describe(hb, input, face, weight, characters)
    const subset = hb.hb_subset_or_fail(face, input)
    if (subset === 0) throw new Error('The font can not be read.')
    return bytesOf(hb, subset)
  } finally {
    hb.hb_subset_input_destroy(input)
    hb.hb_face_destroy(face)
    hb.hb_blob_destroy(blob)
    hb.free(data)
  }
}

function describe(hb: HarfBuzz, input: number, face: number, weight: number, characters: Iterable<string> | null) {
  hb.hb_subset_input_set_flags(input, NO_HINTING)
  hb.hb_set_clear(hb.hb_subset_input_set(input, LAYOUT_FEATURES))
  for (const table of LAYOUT_TABLES) hb.hb_set_add(hb.hb_subset_input_set(input, DROPPED_TABLES), tagOf(table))
  const wanted = hb.hb_subset_input_unicode_set(input)
  if (characters === null) {
    hb.hb_set_clear(wanted)
    hb.hb_set_invert(wanted)
  } else for (const character of characters) hb.hb_set_add(wanted, character.codePointAt(0) ?? 0)
  if (!hb.hb_subset_input_pin_axis_location(input, face, tagOf('wght'), weight))
    throw new Error('The font has no weight axis.')
}

function bytesOf(hb: HarfBuzz, face: number): Uint8Array {
  const blob = hb.hb_face_reference_blob(face)
  const start = hb.hb_blob_get_data(blob, 0)
  // A copy: the memory belongs to HarfBuzz and moves when it grows.
  const bytes = new Uint8Array(hb.memory.buffer).slice(start, start + hb.hb_blob_get_length(blob))
  hb.hb_blob_destroy(blob)
  hb.hb_face_destroy(face)
  return bytes
}

function tagOf(name: string): number {
  return [...name].reduce((tag, letter) => (tag << 8) | letter.charCodeAt(0), 0) >>> 0
}
