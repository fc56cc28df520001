/** Tokens stand in the fragment of an address, which no server and no proxy ever sees. */

let taken = ''

/** The token that this page was opened with; it is gone from the address from now on. Empty: there was none. */
export function takeToken(): string {
  const token = window.location.hash.slice(1)
  if (token === '') return taken
  taken = token
  window.history.replaceState(null, '', window.location.pathname)
  return taken
}
