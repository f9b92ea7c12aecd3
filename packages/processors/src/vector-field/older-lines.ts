import { type IntegralLineSet, type LinePainter, lineStripsMesh, type Mesh, type Steps } from '@ivw/data'

/** The mesh of all lines as the older processors make it. */
export function closedStrips(set: IntegralLineSet, paint: LinePainter): Steps<Mesh> {
  return lineStripsMesh(
    set,
    set.lines.map((line, place) => ({ line, place })),
    { paint, ends: 'closed' },
  )
}

/** Six digits, as C++ writes numbers. */
export function shortened(value: number): string {
  return String(Number(value.toPrecision(6)))
}
