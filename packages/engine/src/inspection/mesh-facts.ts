import { type Buffer, finiteRange, type Mesh, type MeshIndices, plainNumbers, tryInvert } from '@ivw/data'
import type { PortFact, PortTable } from '../inspection-views.ts'
import { placeOf, worldFact } from './grid-facts.ts'
import { someOf } from './held-numbers.ts'
import { bytesText, counted, rangeText } from './number-text.ts'

const shownLists = 20

export async function meshFacts(mesh: Mesh): Promise<readonly PortFact[]> {
  const position = mesh.buffer('position')
  const buffers = [...mesh.buffers.map(({ buffer }) => buffer), ...mesh.indices.map(({ buffer }) => buffer)]
  const bytes = buffers.reduce((sum, { length, format }) => sum + length * format.bytes, 0)
  const [first] = buffers
  return [
    { name: 'Vertices', text: (position?.length ?? 0).toLocaleString('en') },
    { name: 'Drawn as', text: drawnText(mesh) },
    { name: 'Bytes', text: `${bytesText(bytes)} ${first ? placeOf(first.source) : ''}` },
    ...(position ? await extentFacts(position) : [{ name: 'Extent', text: 'It has no positions and cannot be drawn', concern: true }]),
    ...(tryInvert(mesh.worldFromModel) ? [] : [{ name: 'Transformation', text: 'flat: it cannot be inverted', concern: true }]),
    ...worldFact(mesh.worldFromModel),
  ]
}

/** What the vertices carry, and how they are joined. */
export function meshTables(mesh: Mesh): readonly PortTable[] {
  const attributes = mesh.buffers.map(({ type, location, buffer: { format, length } }) => [
    type,
    `${location}`,
    format.name,
    length.toLocaleString('en'),
  ])
  const lists = mesh.indices
    .slice(0, shownLists)
    .map(list => [list.drawType, list.connectivity, list.buffer.length.toLocaleString('en'), primitivesOf(list).toLocaleString('en')])
  const more = mesh.indices.length - lists.length
  return [
    { name: 'Attributes', headers: ['Type', 'Location', 'Format', 'Length'], rows: attributes },
    ...(lists.length > 0
      ? [
          {
            name: 'Index lists',
            headers: ['Draws', 'Connectivity', 'Indices', 'Primitives'],
            rows: lists,
            ...(more > 0 && { note: `and ${counted(more, 'more list')}` }),
          },
        ]
      : []),
  ]
}

function drawnText({ indices, defaultDraw }: Mesh): string {
  if (indices.length === 0) return `${defaultDraw.drawType}, in order`
  const totals = new Map<string, number>()
  for (const list of indices) totals.set(list.drawType, (totals.get(list.drawType) ?? 0) + primitivesOf(list))
  const all = [...totals].map(([drawType, count]) => `${count.toLocaleString('en')} ${drawType}`).join(', ')
  return indices.length > 1 ? `${all} in ${counted(indices.length, 'list')}` : all
}

/** How many points, lines or triangles a list joins. */
function primitivesOf({ drawType, connectivity, buffer: { length } }: MeshIndices): number {
  const corners = { points: 1, lines: 2, triangles: 3 }[drawType]
  const count = {
    none: length / corners,
    strip: length - corners + 1,
    fan: length - corners + 1,
    loop: length,
    adjacency: length / (2 * corners),
    // The ends of strips, or every other vertex, only tell what is beside them.
    stripAdjacency: drawType === 'lines' ? length - 3 : length / 2 - 2,
  }[connectivity]
  return Math.max(Math.floor(count), 0)
}

async function extentFacts(position: Buffer): Promise<readonly PortFact[]> {
  const { format } = position
  const { array, step } = someOf(format, await position.read())
  const numbers = plainNumbers(format, array)
  const axes = ['x', 'y', 'z', 'w'].slice(0, format.components)
  const about = step === 1 ? '' : 'about '
  return axes.map((axis, channel) => {
    const range = finiteRange(format, array, channel)
    return {
      name: `Extent ${axis}`,
      text: range ? `${about}${rangeText(range)}` : `no finite value in ${counted(numbers.length, 'number')}`,
    }
  })
}
