/** The board of one map. */

export function BoardPage({ mapId }: { readonly mapId: string }) {
  return <main>Map {mapId}</main>
}
