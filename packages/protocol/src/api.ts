/** HTTP between web and server: paths, headers, bodies. */

/** The schema of documents that this build writes; `meta.schema` in the document. */
export const SCHEMA = 1

/** Map ids stand in URLs and room names: 8 to 32 letters, digits, `-` or `_`. */
export function isMapId(value: string): boolean {
  return /^[A-Za-z0-9_-]{8,32}$/.test(value)
}

export type PictureFormat = 'svg' | 'png'

export const PATHS = {
  /** POST a Yjs update as `application/octet-stream`: 201 with `CreatedMap`. */
  maps: '/api/maps',
  /** GET the whole document as one Yjs update, with `GENERATION_HEADER`; 404 when there is no such map. */
  snapshot: (mapId: string) => `/api/maps/${mapId}/snapshot`,
  /** GET a picture of the map as it is now; `theme`, `scale` or `side` (the longest, in pixels), `title`, `transparent` as query. */
  picture: (mapId: string, format: PictureFormat) => `/maps/${mapId}/image.${format}`,
  /** POST an image's bytes as `application/octet-stream`: 201 with `StoredImageName`. GET: `MapImages`. */
  images: (mapId: string) => `/api/maps/${mapId}/images`,
  /** GET an image of the map by its SHA-256; what stands there never changes. 404 when the map has no such image. */
  image: (mapId: string, hash: string) => `/maps/${mapId}/images/${hash}`,
  /** Websocket: the base that a y-websocket provider gets; it appends `/<map id>`. */
  sync: '/sync',
  health: '/healthz',
  ready: '/readyz',
  metrics: '/metrics',
} as const

/** Which incarnation of the document a snapshot belongs to; sent back as `?generation=` by the sync socket. */
export const GENERATION_HEADER = 'x-journeyboard-generation'

export interface CreatedMap {
  readonly id: string
}

/** What kinds of image are kept: those that every program that opens a picture draws. Others are turned into one first. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/gif'] as const
export type ImageType = (typeof IMAGE_TYPES)[number]

export interface StoredImageName {
  /** SHA-256 of the bytes, in hexadecimal digits. */
  readonly hash: string
}

/** All images that the server keeps for a map, whether a card shows them or not. */
export interface MapImages {
  readonly hashes: readonly string[]
}

/** Body of every HTTP error. `message` is a sentence for people. */
export interface ApiError {
  readonly error: string
  readonly message: string
}

/** Query parameters of the sync socket. Both may be missing: a stock client does not know them. */
export interface SyncQuery {
  readonly generation?: string
  readonly schema?: string
}
