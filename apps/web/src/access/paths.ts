/** Pages about access, beside `/join` and `/welcome`, whose addresses the server gives out too. */

export const SIGN_IN_PATH = '/sign-in'

/** Signing in on the way to a map, or to a thread on it, and where that leads afterwards. */
export function signInPath({ pathname, search }: Pick<Location, 'pathname' | 'search'>): string {
  return `${SIGN_IN_PATH}?to=${encodeURIComponent(pathname + search)}`
}

/** A map of ours with a thread on it, or home: no address leads anywhere else. */
export function pathAfterSignIn(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? ''
  return /^\/map\/[\w-]+(\?comment=[\w-]+)?$/.test(to) ? to : '/'
}

export const ACCOUNT_PATH = '/account'
export const INVITATIONS_PATH = '/invitations'
