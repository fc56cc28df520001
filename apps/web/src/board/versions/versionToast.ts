/** The message about what was done with a version of a map: it stays when the versions close, and goes with the map. */
export function versionToast(mapId: string): string {
  return `version/${mapId}`
}
