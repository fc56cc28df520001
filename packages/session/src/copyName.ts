/** How the databases of offline copies are called. */

/** Another generation has another name, so that two of them never flow together. */
export function copyName(mapId: string, generation: string): string {
  return `journeyboard:${mapId}:${generation}`
}
