/** Cookies: the one that tells a browser's session, and others that are kept in the same way. */
import type { IncomingMessage } from 'node:http'

export interface SessionCookie {
  /** It is sent over https only. */
  readonly isSecure: boolean
  /** The session's token, or what else it holds; null: the request names none. */
  read(request: Pick<IncomingMessage, 'headers'>): string | null
  /** Value of a `Set-Cookie` header; null takes the cookie away. */
  write(request: Pick<IncomingMessage, 'headers'>, token: string | null): string
}

/** Browsers keep a cookie for 400 days at most. */
const MAX_AGE = 400 * 24 * 60 * 60

/**
 * `isSecure`: pages come by https. The prefix then keeps other hosts of the same domain from setting it. Over http
 * the port is part of the name, because browsers share the cookies of one host among all its ports.
 */
export function createSessionCookie(isSecure: boolean, name = 'journeyboard'): SessionCookie {
  const nameFor = ({ headers }: Pick<IncomingMessage, 'headers'>) =>
    isSecure ? `__Host-${name}` : `${name}-${/:(\d+)$/.exec(headers.host ?? '')?.[1] ?? '80'}`
  return {
    isSecure,
    read(request) {
      const start = `${nameFor(request)}=`
      const cookie = request.headers.cookie?.split(/; */).find((part) => part.startsWith(start))
      return cookie?.slice(start.length) || null
    },
    write(request, token) {
      const parts = [`${nameFor(request)}=${token ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Lax']
      if (isSecure) parts.push('Secure')
      return [...parts, `Max-Age=${token === null ? 0 : MAX_AGE}`].join('; ')
    },
  }
}
