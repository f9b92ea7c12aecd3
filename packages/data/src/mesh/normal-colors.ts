import { bufferOf } from '../buffer.ts'
import { DataError } from '../errors.ts'
import { attribute, type Mesh } from '../mesh.ts'
import { plainNumbers } from '../numbers.ts'

/** `abs`: without signs; `shift`: from -1..1 to 0..1. */
export type NormalTransform = 'none' | 'abs' | 'shift'

const transforms: Readonly<Record<NormalTransform, (x: number) => number>> = {
  none: x => x,
  abs: Math.abs,
  shift: x => (x + 1) / 2,
}

/** The mesh with its normals as colours instead of its own (processors-b spec 10.3). @throws DataError without normals. */
export async function normalColors(mesh: Mesh, transform: NormalTransform): Promise<Mesh> {
  const normals = mesh.buffer('normal')
  if (!normals) throw new DataError('The mesh has no normals to make colours of')
  const colors = Float32Array.from(plainNumbers(normals.format, await normals.read()), transforms[transform])
  const others = mesh.buffers.filter(({ type }) => type !== 'color')
  return mesh.with({ buffers: [...others, attribute('color', bufferOf(`Vec${normals.format.components}FLOAT32`, colors))] })
}
