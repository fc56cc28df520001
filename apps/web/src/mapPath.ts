/** Where a map is shown: the same path as in routes.tsx. */
import { isMapId, PATHS } from '@journeyboard/protocol'

export function mapPath(mapId: string): string {
  return `${PATHS.mapPage}/${mapId}`
}

/** The map that is shown at this path; null: none is. */
export function mapIdAt(pathname: string): string | null {
  const mapId = pathname.split('/').at(-1) ?? ''
  return isMapId(mapId) && pathname === mapPath(mapId) ? mapId : null
}
