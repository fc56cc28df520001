/** What every part of a picture is drawn from. */
import type { Layout } from '@journeyboard/layout'
import type { LayerNames } from './layerNames.ts'
import type { Palette } from './palette.ts'

/** A `data:` address by the hash of an image's bytes. */
export type ImageAddresses = ReadonlyMap<string, string>

export interface Drawing {
  readonly layout: Layout
  readonly palette: Palette
  readonly names: LayerNames
  readonly images: ImageAddresses
}
