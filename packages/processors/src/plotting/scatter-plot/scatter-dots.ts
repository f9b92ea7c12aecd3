import { type IndexSet, lookupTable, type TransferFunctionState, type Vec2, type Vec4 } from '@ivw/data'
import { type Dots, pickingColor, type Rectangle } from '@ivw/render'
import type { Margins } from '../../properties/margin-property.ts'
import { type PlotColumn, type PlotTable, shareOf } from '../plot-table.ts'

export interface ScatterData {
  readonly table: PlotTable
  readonly x: PlotColumn
  readonly y: PlotColumn
  /** Values at both ends of the axes; rows with others are left out. */
  readonly xRange: Vec2
  readonly yRange: Vec2
  readonly color?: PlotColumn | undefined
  readonly radius?: PlotColumn | undefined
  /** Rows are drawn in the order of its values, else of the radius. */
  readonly sort?: PlotColumn | undefined
  readonly isDescending: boolean
  readonly filtered: IndexSet
}

export interface ScatterLook {
  readonly radius: number
  readonly minRadius: number
  readonly color: Vec4
  readonly transferFunction: TransferFunctionState
}

/** Where the middles of dots may lie: the part of the picture inside of margins. */
export function dotArea([left, bottom, width, height]: Rectangle, margins: Margins, axisMargin: number): Rectangle {
  const [x, y] = [left + margins.left + axisMargin, bottom + margins.bottom + axisMargin]
  return [x, y, width - margins.left - margins.right - 2 * axisMargin, height - margins.bottom - margins.top - 2 * axisMargin]
}

/** Rows that are drawn, in the order in which they are (processors-a spec 7.2.1). */
export function drawnRows({ table, x, y, xRange, yRange, radius, sort, isDescending, filtered }: ScatterData): Uint32Array {
  const isShown = (row: number): boolean => {
    if (filtered.has(table.index[row] as number)) return false
    const [across, up] = [shareOf(x.numbers[row] as number, xRange), shareOf(y.numbers[row] as number, yRange)]
    return across >= 0 && across <= 1 && up >= 0 && up <= 1
  }
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row).filter(isShown)
  const keys = (sort ?? radius)?.numbers
  if (!keys) return rows
  const direction = isDescending ? -1 : 1
  return rows.sort((a, b) => direction * ((keys[a] as number) - (keys[b] as number)))
}

/** Dots of these rows. `color`: in place of the colours that they have. */
export function dotsOf(
  data: ScatterData,
  look: ScatterLook,
  area: Rectangle,
  rows: ArrayLike<number>,
  firstId: number,
  color?: Vec4,
): Dots {
  const { x, y, xRange, yRange } = data
  const count = rows.length
  const [places, radii] = [new Float32Array(count * 2), new Float32Array(count)]
  const [colors, ids] = [new Float32Array(count * 4), new Float32Array(count * 4)]
  const colorOf = color ? () => color : colorsOf(data, look)
  const radiusOf = radiiOf(data, look)
  for (let i = 0; i < count; i++) {
    const row = rows[i] as number
    const place = [shareOf(x.numbers[row] as number, xRange), shareOf(y.numbers[row] as number, yRange)] as const
    places.set([area[0] + place[0] * area[2], area[1] + place[1] * area[3]], i * 2)
    radii[i] = radiusOf(row)
    colors.set(colorOf(row), i * 4)
    ids.set(pickingColor(firstId + row), i * 4)
  }
  return {
    count,
    attributes: {
      place: { size: 2, numbers: places },
      radius: { size: 1, numbers: radii },
      color: { size: 4, numbers: colors },
      pickingColor: { size: 4, numbers: ids },
    },
  }
}

function radiiOf({ radius: column }: ScatterData, { radius, minRadius }: ScatterLook): (row: number) => number {
  if (!column || column.range[0] === column.range[1]) return () => radius
  const least = Math.min(minRadius, radius)
  return row => least + shareOf(column.numbers[row] as number, column.range) * (radius - least)
}

/** Looked up as a GPU does: between the entries of the table. */
function colorsOf({ color: column }: ScatterData, { color, transferFunction }: ScatterLook): (row: number) => Vec4 {
  if (!column) return () => color
  const table = lookupTable(transferFunction)
  const last = table.length / 4 - 1
  return row => {
    const share = shareOf(column.numbers[row] as number, column.range)
    // What is missing has the colour of the lowest value.
    const place = Math.min(Math.max((Number.isNaN(share) ? 0 : share) * (last + 1) - 0.5, 0), last)
    const [lower, part] = [Math.floor(place), place - Math.floor(place)]
    const upper = Math.min(lower + 1, last)
    const at = (channel: number): number =>
      (table[lower * 4 + channel] as number) * (1 - part) + (table[upper * 4 + channel] as number) * part
    return [at(0), at(1), at(2), at(3)]
  }
}
