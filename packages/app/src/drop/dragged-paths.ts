/** Media type of paths of the server that are dragged out of a file list; the data is a JSON array of them. */
export const pathsMedia = 'application/x-ivw-paths'

/** The paths that were dragged; empty when the data is something else. */
export function draggedPaths(data: DataTransfer): readonly string[] {
  const text = data.getData(pathsMedia)
  if (text === '') return []
  try {
    const paths: unknown = JSON.parse(text)
    return Array.isArray(paths) ? paths.filter(path => typeof path === 'string') : []
  } catch {
    // Another page may use the same media type.
    return []
  }
}
