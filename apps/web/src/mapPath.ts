/** Where a map is shown: the same path as in routes.tsx. */

export function mapPath(mapId: string): string {
  return `/map/${mapId}`
}
