/** Pages about access, beside `/join` and `/welcome`, whose addresses the server gives out too. */

export const SIGN_IN_PATH = '/sign-in'

/** Signing in on the way to a map, and where that leads afterwards. */
export function signInPath(mapPath: string): string {
  return `${SIGN_IN_PATH}?to=${encodeURIComponent(mapPath)}`
}

/** A map of ours, or home: no address leads anywhere else. */
export function pathAfterSignIn(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? ''
  return /^\/map\/[A-Za-z0-9_-]+$/.test(to) ? to : '/'
}

export const ACCOUNT_PATH = '/account'
export const INVITATIONS_PATH = '/invitations'
