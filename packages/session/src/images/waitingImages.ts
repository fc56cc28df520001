/** Images that the server has not taken yet, on this device. */
import { type DeviceRows, mapsWithRows, openDeviceRows } from '../deviceRows.ts'

const NAME = 'journeyboard:images'

export interface WaitingImage {
  /** SHA-256 of the bytes, in hexadecimal digits. */
  readonly hash: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
}

/** Of one map, by hash. */
export function openWaitingImages(factory: IDBFactory | null, mapId: string): DeviceRows<WaitingImage> {
  return openDeviceRows(factory, NAME, mapId)
}

/** Ids of the maps that images wait for. Rejects as the calls of one map do. */
export function mapsWithWaitingImages(factory: IDBFactory | null): Promise<readonly string[]> {
  return mapsWithRows(factory, NAME)
}
