interface CanvasLike {
  readonly identifier: string
  readonly displayName: string
  readonly canvas: unknown
}

/** What the panels of canvases are called: the processor's name, with its identifier where several share the name. */
export function canvasTitles(processors: Iterable<CanvasLike>): ReadonlyMap<string, string> {
  const canvases = [...processors].filter(({ canvas }) => canvas !== undefined)
  const shared = (name: string) => canvases.filter(({ displayName }) => displayName === name).length > 1
  return new Map(
    canvases.map(({ identifier, displayName }) => [identifier, shared(displayName) ? `${displayName} (${identifier})` : displayName]),
  )
}
