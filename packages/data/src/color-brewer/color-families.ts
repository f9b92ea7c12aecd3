import { rgb } from 'd3-color'
import {
  schemeAccent,
  schemeBlues,
  schemeBrBG,
  schemeBuGn,
  schemeBuPu,
  schemeDark2,
  schemeGnBu,
  schemeGreens,
  schemeGreys,
  schemeOranges,
  schemeOrRd,
  schemePaired,
  schemePastel1,
  schemePastel2,
  schemePiYG,
  schemePRGn,
  schemePuBu,
  schemePuBuGn,
  schemePuOr,
  schemePuRd,
  schemePurples,
  schemeRdBu,
  schemeRdGy,
  schemeRdPu,
  schemeRdYlBu,
  schemeRdYlGn,
  schemeReds,
  schemeSet1,
  schemeSet2,
  schemeSet3,
  schemeSpectral,
  schemeYlGn,
  schemeYlGnBu,
  schemeYlOrBr,
  schemeYlOrRd,
} from 'd3-scale-chromatic'
import type { Vec4 } from '../vector.ts'

/** What a family of colours is good for. */
export type ColorFamilyKind = 'sequential' | 'diverging' | 'qualitative'

export interface ColorFamily {
  readonly name: string
  readonly kind: ColorFamilyKind
  /** Least and largest number of colours. */
  readonly classes: readonly [least: number, most: number]
}

type Colors = readonly string[]

// The tables that Cynthia Brewer published (colorbrewer2.org): by length, or of one length.
const sequential: Readonly<Record<string, readonly Colors[]>> = {
  Blues: schemeBlues,
  BuGn: schemeBuGn,
  BuPu: schemeBuPu,
  GnBu: schemeGnBu,
  Greens: schemeGreens,
  Greys: schemeGreys,
  Oranges: schemeOranges,
  OrRd: schemeOrRd,
  PuBu: schemePuBu,
  PuBuGn: schemePuBuGn,
  PuRd: schemePuRd,
  Purples: schemePurples,
  RdPu: schemeRdPu,
  Reds: schemeReds,
  YlGn: schemeYlGn,
  YlGnBu: schemeYlGnBu,
  YlOrBr: schemeYlOrBr,
  YlOrRd: schemeYlOrRd,
}
const diverging: Readonly<Record<string, readonly Colors[]>> = {
  BrBG: schemeBrBG,
  PiYG: schemePiYG,
  PRGn: schemePRGn,
  PuOr: schemePuOr,
  RdBu: schemeRdBu,
  RdGy: schemeRdGy,
  RdYlBu: schemeRdYlBu,
  RdYlGn: schemeRdYlGn,
  Spectral: schemeSpectral,
}
const qualitative: Readonly<Record<string, Colors>> = {
  Accent: schemeAccent,
  Dark2: schemeDark2,
  Paired: schemePaired,
  Pastel1: schemePastel1,
  Pastel2: schemePastel2,
  Set1: schemeSet1,
  Set2: schemeSet2,
  Set3: schemeSet3,
}

const families = (kind: ColorFamilyKind, tables: Readonly<Record<string, readonly unknown[]>>): ColorFamily[] =>
  Object.entries(tables).map(([name, table]) => ({ name, kind, classes: [3, kind === 'qualitative' ? table.length : table.length - 1] }))

/** The families of ColorBrewer, in the order of their names. */
export const colorFamilies: readonly ColorFamily[] = [
  ...families('sequential', sequential),
  ...families('diverging', diverging),
  ...families('qualitative', qualitative),
].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))

/** `count` colours, opaque; as many as there are where the family has more or fewer. */
export function familyColors({ name, classes: [least, most] }: ColorFamily, count: number): readonly Vec4[] {
  const size = Math.min(Math.max(Math.trunc(count), least), most)
  const colors = (sequential[name] ?? diverging[name])?.[size] ?? qualitative[name]?.slice(0, size) ?? []
  return colors.map(color => {
    const { r, g, b } = rgb(color)
    return [r / 255, g / 255, b / 255, 1]
  })
}
