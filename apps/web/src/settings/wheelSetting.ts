/** What the wheel does on this device, as the person has chosen. */
import { createKeptStore } from './keptStore.ts'

/**
 * - `auto`: scrolling moves the map; with Ctrl or Command, or pinching, it zooms, as fast as suits the device
 * - `mouse`: the wheel zooms
 * - `trackpad`: as `auto`, and whatever scrolls is taken for two fingers
 */
export const WHEEL_SETTINGS = ['auto', 'mouse', 'trackpad'] as const
export type WheelSetting = (typeof WHEEL_SETTINGS)[number]

export const wheelSetting = createKeptStore<WheelSetting>(
  'wheel',
  (stored) => WHEEL_SETTINGS.find((setting) => setting === stored) ?? 'auto',
)
