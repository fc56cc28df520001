/** What every part of a picture is drawn from. */
import type { Layout } from '@journeyboard/layout'
import type { ImageAddresses } from '@journeyboard/model'
import type { LayerNames } from './layerNames.ts'
import type { Palette } from './palette.ts'

export interface Drawing {
  readonly layout: Layout
  readonly palette: Palette
  readonly names: LayerNames
  readonly images: ImageAddresses
}
