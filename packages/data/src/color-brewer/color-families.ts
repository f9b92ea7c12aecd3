import { rgb } from 'd3-color'
import * as published from 'd3-scale-chromatic'
import type { Vec4 } from '../vector.ts'

/** What a family of colours is good for. */
export type ColorFamilyKind = 'sequential' | 'diverging' | 'qualitative'

export interface ColorFamily {
  readonly name: string
  readonly kind: ColorFamilyKind
  /** Least and largest number of colours. */
  readonly classes: readonly [least: number, most: number]
}

const sequential = 'Blues BuGn BuPu GnBu Greens Greys Oranges OrRd PuBu PuBuGn PuRd Purples RdPu Reds YlGn YlGnBu YlOrBr YlOrRd'.split(' ')
const diverging = 'BrBG PiYG PRGn PuOr RdBu RdGy RdYlBu RdYlGn Spectral'.split(' ')
const qualitative = 'Accent Dark2 Paired Pastel1 Pastel2 Set1 Set2 Set3'.split(' ')

/** The tables that Cynthia Brewer published (colorbrewer2.org), by name: of one length, or by length. */
const tables = new Map(
  [...sequential, ...diverging, ...qualitative].map(name => {
    const table: unknown = published[`scheme${name}` as keyof typeof published]
    return [name, table as readonly string[] | readonly (readonly string[])[]] as const
  }),
)

const family = (name: string, kind: ColorFamilyKind): ColorFamily => {
  const size = tables.get(name)?.length ?? 3
  return { name, kind, classes: [3, kind === 'qualitative' ? size : size - 1] }
}

/** The families of ColorBrewer, in the order of their names. */
export const colorFamilies: readonly ColorFamily[] = [
  ...sequential.map(name => family(name, 'sequential')),
  ...diverging.map(name => family(name, 'diverging')),
  ...qualitative.map(name => family(name, 'qualitative')),
].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))

/** `count` colours, opaque; as many as there are where the family has more or fewer. */
export function familyColors({ name, classes: [least, most] }: ColorFamily, count: number): readonly Vec4[] {
  const size = Math.min(Math.max(Math.trunc(count), least), most)
  const table = tables.get(name) ?? []
  const nested = table[size]
  const colors = Array.isArray(nested) ? (nested as readonly string[]) : (table as readonly string[]).slice(0, size)
  return colors.map(color => {
    const { r, g, b } = rgb(color)
    return [r / 255, g / 255, b / 255, 1]
  })
}
