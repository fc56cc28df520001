/** The few members of fontkit that scripts and tests call; the package ships no types. */
declare module 'fontkit' {
  export interface VariableFont {
    readonly unitsPerEm: number
    readonly characterSet: readonly number[]
    readonly HVAR: object
    /** One value an axis; to be set before `_variationProcessor` is read for the first time. */
    variationCoords: readonly number[] | null
    readonly _variationProcessor: {
      readonly normalizedCoords: number[]
      getAdvanceAdjustment(glyphId: number, table: object): number
    }
    /** `advanceWidth` at the default weight. */
    glyphForCodePoint(codePoint: number): { readonly id: number; readonly advanceWidth: number }
  }
  export function openSync(path: string): VariableFont
  export function create(bytes: Uint8Array): Pick<VariableFont, 'unitsPerEm' | 'characterSet' | 'glyphForCodePoint'>
}
