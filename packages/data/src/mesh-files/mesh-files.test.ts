import { describe, expect, test } from 'vitest'
import { MemoryFiles } from '../memory-files.ts'
import type { BufferType, Mesh } from '../mesh.ts'
import { readObj } from './obj-reader.ts'
import { readPly } from './ply-reader.ts'
import { readStl } from './stl-reader.ts'
import { triangulated } from './triangulated.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const obj = (text: string, files: Readonly<Record<string, string>> = {}) => readObj(bytesOf(text), '/d/a.obj', new MemoryFiles(files))
const ply = (text: string | Uint8Array) => readPly(typeof text === 'string' ? bytesOf(text) : text, 'a.ply')
const stl = (text: string | Uint8Array) => readStl(typeof text === 'string' ? bytesOf(text) : text, 'a.stl')

const rounded = (x: number) => Math.round(x * 1e4) / 1e4 + 0
async function buffer(mesh: Mesh, type: BufferType): Promise<number[] | undefined> {
  const found = mesh.buffer(type)
  return found && Array.from(await found.read(), x => rounded(Number(x)))
}
const triangles = async ({ indices: [list] }: Mesh) => list && Array.from(await list.buffer.read(), Number)

const square = 'v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\n'

describe('OBJ', () => {
  test('a square becomes two triangles with smooth normals in grey', async () => {
    const { mesh, warnings } = await obj(`# a square\n${square}f 1 2 3 4\n`)
    expect(mesh.indices.map(({ drawType, connectivity }) => [drawType, connectivity])).toEqual([['triangles', 'none']])
    expect(await triangles(mesh)).toEqual([0, 1, 2, 0, 2, 3])
    expect(await buffer(mesh, 'position')).toEqual([0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0])
    expect(await buffer(mesh, 'normal')).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1])
    expect((await buffer(mesh, 'color'))?.slice(0, 4)).toEqual([0.3, 0.3, 0.3, 1])
    expect(warnings).toEqual([])
  })

  test('normals, texture coordinates, numbers from the end, lines that go on', async () => {
    const { mesh } = await obj(`${square}vt 0 0\nvt 1 0.5\nvn 0 0 -1\nf -4/1/1 2/2/1 \\\n 3//1\n`)
    expect(await buffer(mesh, 'texcoord')).toEqual([0, 0, 0, 1, 0.5, 0, 0, 0, 0])
    expect(await buffer(mesh, 'normal')).toEqual([0, 0, -1, 0, 0, -1, 0, 0, -1])
  })

  test('equal vertices are one, also when the file has them twice', async () => {
    const { mesh } = await obj(`${square}v 0 0 0\nv -0 1 0\nf 1 2 3\nf 5 3 6\n`)
    expect(await triangles(mesh)).toEqual([0, 1, 2, 0, 2, 3])
  })

  test('colours of vertices, and of materials: the mean of ambient and diffuse', async () => {
    const colored = await obj('v 0 0 0 1 0 0\nv 1 0 0 0 1 0\nv 1 1 0 0 0 1\nf 1 2 3')
    expect(await buffer(colored.mesh, 'color')).toEqual([1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1])
    const file = `mtllib m.mtl\n${square}usemtl red\nf 1 2 3\nusemtl none\nf 1 3 4\n`
    const material = await obj(file, { '/d/m.mtl': 'newmtl red\nKa 0.2 0 0\nKd 1 0 0.5\n' })
    expect((await buffer(material.mesh, 'color'))?.slice(0, 4)).toEqual([0.6, 0, 0.25, 1])
    expect((await buffer(material.mesh, 'color'))?.slice(-4)).toEqual([0.3, 0.3, 0.3, 1])
    const missing = await obj(`mtllib m.mtl\n${file}`)
    expect(missing.warnings).toEqual(['/d/a.obj: its materials cannot be read: /d/m.mtl: There is no such file'])
  })

  test.each<[string, string, RegExp]>([
    ['an empty file', '', /\/d\/a\.obj: The file has no face.*found 0 vertices/],
    ['a vertex that is not there', `${square}f 1 2 9`, /Line 5 names a vertex that is not there \(expected 1 to 4, found "9"\)/],
    ['a vertex from before the first', `${square}f 1 2 -5`, /found "-5"/],
    ['vertex 0', `${square}f 0 1 2`, /found "0"/],
    ['half a vertex', `${square}f 1 2 1.5`, /found "1.5"/],
    ['a normal that is not there', `${square}f 1//1 2//1 3//1`, /names a normal.*expected 1 to 0/],
    ['a word for a number', 'v 0 zero 0', /Line 1 cannot be understood \(expected a number, found "zero"\)/],
    ['a number that is none', 'v 0 nan 0', /found "nan"/],
    ['too few numbers', 'v 0 0', /Line 1 cannot be understood/],
    ['a face of two', `${square}f 1 2`, /Line 5 is no face \(expected 3 to 65536 corners, found 2\)/],
    ['a face of too many', `${square}f ${'1 '.repeat(65_537)}`, /found 65537/],
    ['a line without an end', 'x'.repeat(2 ** 22 + 2 ** 19), /Line 1 is too long/],
    ['binary data', new TextDecoder('latin1').decode(new Uint8Array(2000).fill(200)), /no face/],
  ])('attacks: %s', async (_, text, message) => {
    await expect(obj(text)).rejects.toThrow(message)
  })
})

const header = (format: string, elements: string) => `ply\nformat ${format} 1.0\ncomment by hand\n${elements}end_header\n`
const triangle = 'element vertex 3\nproperty float x\nproperty float y\nproperty float z\n'
const faces = 'element face 1\nproperty list uchar int vertex_indices\n'

/** The triangle in binary. */
function binaryPly(littleEndian: boolean): Uint8Array {
  const head = bytesOf(header(littleEndian ? 'binary_little_endian' : 'binary_big_endian', triangle + faces))
  const bytes = new Uint8Array(head.length + 36 + 13)
  const view = new DataView(bytes.buffer, head.length)
  bytes.set(head)
  for (const [i, x] of [0, 0, 0, 1, 0, 0, 0, 2, 0].entries()) view.setFloat32(i * 4, x, littleEndian)
  view.setUint8(36, 3)
  for (const i of [0, 1, 2]) view.setInt32(37 + i * 4, i, littleEndian)
  return bytes
}

describe('PLY', () => {
  test.each<[string, string | Uint8Array]>([
    ['text', `${header('ascii', triangle + faces)}0 0 0\n1 0 0\n0 2 0\n3 0 1 2\n`],
    ['little-endian', binaryPly(true)],
    ['big-endian', binaryPly(false)],
  ])('a triangle: %s', async (_, file) => {
    const { mesh } = await ply(file)
    expect([await buffer(mesh, 'position'), await triangles(mesh)]).toEqual([
      [0, 0, 0, 1, 0, 0, 0, 2, 0],
      [0, 1, 2],
    ])
    expect(await buffer(mesh, 'normal')).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 1])
    expect((await buffer(mesh, 'color'))?.slice(0, 4)).toEqual([1, 1, 1, 1])
  })

  test('normals, colours, texture coordinates, and elements that nobody knows', async () => {
    const element = `${triangle.replace('3', '1')}property float nx\nproperty float ny\nproperty float nz\nproperty uchar red\nproperty uchar green\nproperty uchar blue\nproperty ushort alpha\nproperty float s\nproperty float t\nproperty list uchar int others\nelement edge 1\nproperty int a\n`
    const { mesh } = await ply(`${header('ascii', element)}1 2 3 0 1 0 255 0 51 65535 0.5 0.25 2 7 7\n9\n`)
    expect(await buffer(mesh, 'normal')).toEqual([0, 1, 0])
    expect(await buffer(mesh, 'color')).toEqual([1, 0, 0.2, 1])
    expect(await buffer(mesh, 'texcoord')).toEqual([0.5, 0.25, 0])
    expect([mesh.defaultDraw.drawType, mesh.indices]).toEqual(['points', []])
  })

  test('strips of triangles', async () => {
    const strips = 'element tristrips 1\nproperty list int int vertex_indices\n'
    const { mesh } = await ply(`${header('ascii', triangle.replace('3', '4') + strips)}0 0 0\n1 0 0\n0 1 0\n1 1 0\n8 0 1 2 3 -1 0 1 2\n`)
    expect(await triangles(mesh)).toEqual([0, 1, 2, 2, 1, 3, 0, 1, 2])
  })

  const cut = binaryPly(true)
  test.each<[string, string | Uint8Array, RegExp]>([
    ['an empty file', '', /a\.ply: This is no PLY file.*found ""/],
    ['wrong magic', 'plyx\nend_header\n', /no PLY file/],
    ['a header without an end', 'ply\nformat ascii 1.0\n', /header has no end/],
    ['an unknown format', header('binary_middle_endian', triangle), /found binary_middle_endian/],
    ['an unknown type', header('ascii', 'element vertex 1\nproperty quad x\n'), /Line 5 cannot be understood/],
    ['a property without an element', header('ascii', 'property int x\n'), /after an element/],
    ['a negative count', header('ascii', 'element vertex -3\n'), /element, a name and a count/],
    [
      'a billion vertices',
      `${header('ascii', triangle.replace('3', '1000000000'))}0 0 0\n`,
      /expected at least 6000000000 bytes.*found 7 bytes/,
    ],
    [
      'a billion vertices in binary',
      header('binary_little_endian', triangle.replace('3', '1000000000')),
      /expected at least 12000000000 bytes.*found 0 bytes/,
    ],
    ['N09 elements of no size', header('ascii', 'element vertex 9999999999\n'), /has no properties.*found 9999999999 of them/],
    ['no vertices', header('ascii', ''), /no vertices/],
    [
      'vertices without a place',
      `${header('ascii', 'element vertex 1\nproperty float a\n')}1\n`,
      /no positions.*expected x, y, z, found a/,
    ],
    ['a binary file cut off', cut.subarray(0, -1), /ends before its last element|wrong length/],
    ['a list longer than the file', cut.map((byte, i) => (i === cut.length - 13 ? 200 : byte)), /wrong length.*found 200/],
    ['a vertex that is not there', `${header('ascii', triangle + faces)}0 0 0 1 0 0 0 1 0 3 0 1 3`, /expected 0 to 2, found 3/],
    ['a negative vertex', `${header('ascii', triangle + faces)}0 0 0 1 0 0 0 1 0 3 0 1 -1`, /found -1/],
    ['a negative list', `${header('ascii', triangle + faces)}0 0 0 1 0 0 0 1 0 -1 2 3 4`, /wrong length.*found -1/],
    ['a word for a number', `${header('ascii', triangle)}0 0 0 1 zero 0 0 1 0`, /Line 1 after the header.*found "zero"/],
    ['too few numbers', `${header('ascii', triangle)}0.0000 0.0000 0.0000`, /ends before its last element/],
  ])('attacks: %s', async (_, file, message) => {
    await expect(ply(file)).rejects.toThrow(message)
  })
})

const facet = 'facet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\nendloop\nendfacet\n'

function binaryStl(count = 1, title = 'solid in name only'): Uint8Array {
  const bytes = new Uint8Array(84 + 50)
  const view = new DataView(bytes.buffer)
  bytes.set(bytesOf(title))
  view.setUint32(80, count, true)
  for (const [i, x] of [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0].entries()) view.setFloat32(84 + i * 4, x, true)
  return bytes
}

describe('STL', () => {
  test.each<[string, string | Uint8Array]>([
    ['text', `solid a\n${facet}endsolid a\n`],
    ['binary, with the word of a text and no normal', binaryStl()],
  ])('a triangle: %s', async (_, file) => {
    const { mesh, warnings } = await stl(file)
    expect(await buffer(mesh, 'position')).toEqual([0, 0, 0, 1, 0, 0, 0, 1, 0])
    expect([await buffer(mesh, 'normal'), await triangles(mesh), warnings]).toEqual([[0, 0, 1, 0, 0, 1, 0, 0, 1], [0, 1, 2], []])
  })

  test('what follows or lacks is told', async () => {
    expect((await stl(new Uint8Array([...binaryStl(1, 'x'), 1, 2]))).warnings).toEqual([
      'a.stl: 2 bytes after the last triangle were ignored',
    ])
    expect((await stl(`solid a\n${facet}`)).warnings).toEqual([expect.stringContaining('end of the solid is missing')])
  })

  test.each<[string, string | Uint8Array, RegExp]>([
    ['an empty file', '', /a\.stl: The file is shorter.*expected 84 bytes, or the word solid, found 0 bytes/],
    ['4 billion triangles', binaryStl(0xffffffff, 'x'), /expected 214748364834 bytes \(4294967295 triangles\), found 134 bytes/],
    ['a binary file cut off', binaryStl(1, 'x').subarray(0, 100), /expected 134 bytes/],
    ['no triangle', 'solid a\nendsolid a\n', /no triangle/],
    ['a text cut off', `solid a\n${facet.slice(0, 60)}`, /ends inside a triangle|cannot be understood/],
    [
      'a facet of two',
      `solid a\n${facet.replace('vertex 0 1 0\n', '')}endsolid`,
      /Line 7 ends a facet that is no triangle \(expected 3 corners, found 2\)/,
    ],
    ['a word for a number', `solid a\n${facet.replace('1 0 0', '1 x 0')}`, /Line 5 cannot be understood.*found "x"/],
  ])('attacks: %s', async (_, file, message) => {
    await expect(stl(file)).rejects.toThrow(message)
  })
})

/** Twice the area of all triangles in the xy plane. */
function area(positions: readonly number[], indices: readonly number[]): number {
  let sum = 0
  const at = (i: number) => [positions[i * 3] as number, positions[i * 3 + 1] as number] as const
  for (let i = 0; i < indices.length; i += 3) {
    const [[ax, ay], [bx, by], [cx, cy]] = [at(indices[i] as number), at(indices[i + 1] as number), at(indices[i + 2] as number)]
    const part = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    expect(part).toBeGreaterThan(0)
    sum += part
  }
  return sum
}

test('a polygon with a notch is filled, and nothing beside it', () => {
  const notched = [0, 0, 0, 4, 0, 0, 4, 4, 0, 2, 1, 0, 0, 4, 0]
  const indices = triangulated(notched)
  expect(indices).toHaveLength(9)
  expect(area(notched, indices)).toBeCloseTo(2 * (16 - 6))
  const hexagon = Array.from({ length: 6 }, (_, i) => [Math.cos((i * Math.PI) / 3), Math.sin((i * Math.PI) / 3), 5]).flat()
  expect(triangulated(hexagon)).toEqual([0, 1, 2, 0, 2, 3, 0, 3, 4, 0, 4, 5])
})
