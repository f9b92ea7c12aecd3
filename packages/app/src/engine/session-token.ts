const key = 'ivw.token'

/**
 * The server's bearer token. It comes in the address (`#token=...`), from where it is removed at once so that it stays
 * out of history and screenshots, and lives in the tab's session storage.
 */
export function takeToken(): string | undefined {
  const parameters = new URLSearchParams(location.hash.slice(1))
  const token = parameters.get('token')
  if (token === null) return sessionStorage.getItem(key) ?? undefined
  sessionStorage.setItem(key, token)
  parameters.delete('token')
  const rest = parameters.toString()
  history.replaceState(history.state, '', location.pathname + location.search + (rest && `#${rest}`))
  return token
}

/** The token that this tab was opened with; undefined where there is no server. */
export function storedToken(): string | undefined {
  if (typeof sessionStorage === 'undefined') return undefined
  return sessionStorage.getItem(key) ?? undefined
}
