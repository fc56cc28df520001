/** Where a map is shown: the same path as in routes.tsx. */
import { PATHS } from '@journeyboard/protocol'

export function mapPath(mapId: string): string {
  return `${PATHS.mapPage}/${mapId}`
}
