/** The files of the fonts that this page's styles name. */

/** Of one range of letters; all but the address as `FontFace` takes it. */
export interface FontFile {
  readonly family: string
  readonly address: string
  readonly style: string
  readonly weight: string
  readonly unicodeRange: string
}

export function fontFiles(): FontFile[] {
  return fontRules().flatMap((rule) => {
    const address = addressOf(rule)
    const read = (name: string) => propertyOf(rule, name)
    return address === null
      ? []
      : {
          family: read('font-family').replaceAll(/["']/g, ''),
          address,
          style: read('font-style') || 'normal',
          weight: read('font-weight') || 'normal',
          unicodeRange: read('unicode-range') || 'U+0-10FFFF',
        }
  })
}

export function fontRules(): CSSFontFaceRule[] {
  return [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
}

export function propertyOf({ style }: CSSFontFaceRule, name: string): string {
  return style.getPropertyValue(name).trim()
}

/** Absolute; null if the rule names no file. */
export function addressOf(rule: CSSFontFaceRule): string | null {
  const address = /url\(["']?([^"')]+)["']?\)/.exec(propertyOf(rule, 'src'))?.[1]
  return address ? new URL(address, rule.parentStyleSheet?.href ?? document.baseURI).href : null
}
