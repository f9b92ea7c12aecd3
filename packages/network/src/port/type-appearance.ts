import type { Color, PortShape } from './data-type.ts'

/** How the ports of a type look: Inviwo's colour, and a shape for those who cannot tell colours apart. */
export interface Appearance {
  readonly color: Color
  readonly shape: PortShape
}

/** Types that pass through without this program knowing them; beginnings of names, without `org.inviwo.`. */
const families: readonly (readonly [start: string, color: Color, shape: PortShape])[] = [
  ['LightSource', [128, 64, 196], 'pentagon'],
  ['SpatialSampler', [153, 0, 76], 'pentagon'],
  ['Spatial4DSampler', [153, 0, 76], 'pentagon'],
  ['DataFrame', [153, 76, 0], 'hexagon'],
  ['IntegralLineSet', [255, 150, 0], 'bar'],
  ['Rasterization', [80, 160, 160], 'circle'],
  ['HDF5', [101, 101, 188], 'pentagon'],
  ['Eigen', [141, 211, 199], 'bar'],
  ['DataSet', [255, 144, 1], 'hexagon'],
  ['TransferFunction', [55, 66, 77], 'diamond'],
]
const unknown: Appearance = { color: [0, 0, 0], shape: 'cross' }
const red = { FLOAT: 30, INT: 60, UINT: 90 } as const

/** Of any class identifier; black crosses where Inviwo's table has nothing. Lists look like their items, brighter. */
export function appearanceOf(classIdentifier: string): Appearance {
  const list = /^(?<item>.+?)(?<pointers>\.(?:shared_ptr|unique_ptr|ptr))?\.vector$/u.exec(classIdentifier)?.groups
  if (list) {
    const item = appearanceOf(list.item ?? '')
    return { ...item, color: list.pointers ? lighter(item.color) : brighter(item.color) }
  }
  const name = classIdentifier.replace(/^org\.inviwo\./u, '')
  const family = families.find(([start]) => name.startsWith(start))
  return family ? { color: family[1], shape: family[2] } : (numeric(name) ?? unknown)
}

/** Plain formats: `FLOAT32`, `Vec3UINT8`. Red tells the kind, green the components, blue the bytes where those are 1 to 4. */
function numeric(name: string): Appearance | undefined {
  const parts = /^(?:Vec(?<components>[234]))?(?<kind>FLOAT|INT|UINT)(?<bits>8|16|32|64)$/u.exec(name)?.groups
  if (!parts) return undefined
  const bytes = Number(parts.bits) / 8
  const color: Color = [red[parts.kind as keyof typeof red], 30 * Number(parts.components ?? 1), bytes <= 4 ? 30 * bytes : 0]
  return { color, shape: 'bar' }
}

/** For lists of pointers. */
export function lighter([red, green, blue]: Color): Color {
  return [Math.min(red + 30, 255), Math.min(green + 30, 255), Math.min(blue + 30, 255)]
}

/** For lists of values: the HSV value times 1.12, which scales all channels alike. */
function brighter(color: Color): Color {
  const largest = Math.max(...color)
  const factor = largest === 0 ? 1 : Math.min(largest * 1.12, 255) / largest
  const [red, green, blue] = color.map(channel => Math.round(channel * factor)) as [number, number, number]
  return [red, green, blue]
}
