/** Tokens stand in the fragment of an address, which no server and no proxy ever sees. */
import { useEffect, useState } from 'react'

let taken = { path: '', token: '' }

/**
 * The token that this page was opened with; it is gone from the address from now on. Empty: there was none. What one
 * page was opened with is no business of another, to which somebody goes on without a reload.
 */
export function takeToken(): string {
  const { pathname, hash } = window.location
  if (hash.length > 1) {
    taken = { path: pathname, token: hash.slice(1) }
    window.history.replaceState(null, '', pathname)
  }
  return taken.path === pathname ? taken.token : ''
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
