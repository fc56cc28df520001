/** Tokens stand in the fragment of an address, which no server and no proxy ever sees. */
import { useEffect, useState } from 'react'

/** What lies beside a page in the history of its tab. */
interface Entry {
  readonly token?: unknown
}

/**
 * The token that this page was opened with; it is gone from the address from now on. Empty: there was none. It lies in
 * the page's entry of the history: what one page was opened with is no business of another, and it is there again after
 * a reload, which a phone does by itself to a page that was left for a moment.
 */
export function takeToken(): string {
  const { pathname, hash } = window.location
  if (hash.length > 1) window.history.replaceState({ token: hash.slice(1) } satisfies Entry, '', pathname)
  const { token } = (window.history.state ?? {}) as Entry
  return typeof token === 'string' ? token : ''
}

/** The token of the page, also when another link is pasted into the address bar: then only the fragment changes. */
export function useToken(): string {
  const [token, setToken] = useState(takeToken)
  useEffect(() => {
    const handleChange = () => {
      if (window.location.hash.length > 1) setToken(takeToken())
    }
    window.addEventListener('hashchange', handleChange)
    return () => window.removeEventListener('hashchange', handleChange)
  }, [])
  return token
}
