import { DataError } from '../errors.ts'
import type { Files } from '../files.ts'
import { Pauses } from '../pauses.ts'
import type { Vec3 } from '../vector.ts'
import { fileMesh, type MeshFile, type ReadVertices } from './file-mesh.ts'
import { GrowingNumbers } from './growing-numbers.ts'
import { joinedRows } from './joined-rows.ts'
import { objGrey, readObjMaterials } from './obj-materials.ts'
import { numberIn, textLines } from './text-lines.ts'
import { mostCorners, triangulated } from './triangulated.ts'

/** Files of materials; more of them are not looked for. */
const mostLibraries = 100

/** Reads a mesh from a Wavefront OBJ file at `path`, with the materials that it names. Throws DataError that names the line. */
export async function readObj(bytes: Uint8Array, path: string, files: Files, signal?: AbortSignal): Promise<MeshFile> {
  const pauses = new Pauses(signal)
  const parser = new ObjParser(path)
  const libraries = new Set<string>()
  let held = ''
  for (const [text, number] of textLines(bytes, path)) {
    if (number % 8192 === 0) await pauses.take()
    if (text.endsWith('\\')) {
      held += `${text.slice(0, -1)} `
      continue
    }
    const line = held + text
    held = ''
    if (line.startsWith('mtllib')) {
      const library = line.slice(6).trim()
      if (libraries.has(library) || libraries.size === mostLibraries) continue
      libraries.add(library)
      const materials = await readObjMaterials(library, path, files, warning => parser.warnings.push(warning))
      for (const [name, color] of materials) parser.materials.set(name, color)
    } else parser.take(line, number)
  }
  if (parser.corners.length === 0)
    throw new DataError('The file has no face', { file: path, found: `${parser.positions.length / 3} vertices` })
  const vertices = await verticesOf(parser, pauses)
  return { mesh: await fileMesh(vertices, [...objGrey, 1], pauses), warnings: parser.warnings }
}

/** Numbers of a corner: its position, texture coordinate and normal, and the material of its face; -1 for none. */
const cornerWidth = 4

class ObjParser {
  readonly positions = new GrowingNumbers(new Float32Array())
  /** Of the positions; empty when there are none. */
  readonly vertexColors = new GrowingNumbers(new Float32Array())
  readonly texcoords = new GrowingNumbers(new Float32Array())
  readonly normals = new GrowingNumbers(new Float32Array())
  readonly corners = new GrowingNumbers(new Int32Array())
  readonly materials = new Map<string, Vec3>()
  /** Colours of the materials that faces have. */
  readonly used: Vec3[] = []
  readonly warnings: string[] = []
  readonly #file: string
  readonly #skipped = new Set<string>()
  #material = -1

  constructor(file: string) {
    this.#file = file
  }

  take(line: string, number: number): void {
    const words = line.trim().split(/\s+/)
    const value = (i: number): number => numberIn(words[i], this.#file, number)
    switch (words[0]) {
      case 'v':
        for (let i = 1; i <= 3; i++) this.positions.push(value(i))
        if (words.length >= 7) this.#color([value(4), value(5), value(6)])
        else if (this.vertexColors.length > 0) this.#color(objGrey)
        break
      case 'vt':
        for (let i = 1; i <= 3; i++) this.texcoords.push(words[i] === undefined && i > 1 ? 0 : value(i))
        break
      case 'vn':
        for (let i = 1; i <= 3; i++) this.normals.push(value(i))
        break
      case 'f':
        this.#face(words, number)
        break
      case 'usemtl':
        this.#use(line.trim().slice(6).trim())
        break
      case 'l':
      case 'p':
        this.#skip(words[0] === 'l' ? 'lines' : 'points')
        break
    }
  }

  #color(color: Vec3): void {
    // Vertices before the first one with a colour have none.
    while (this.vertexColors.length < this.positions.length - 3) for (const x of objGrey) this.vertexColors.push(x)
    for (const x of color) this.vertexColors.push(x)
  }

  #use(name: string): void {
    const color = this.materials.get(name)
    this.#material = color ? this.used.push(color) - 1 : -1
  }

  #skip(what: string): void {
    if (this.#skipped.has(what)) return
    this.#skipped.add(what)
    this.warnings.push(`${this.#file}: ${what} are left out, faces alone are read`)
  }

  #face(words: readonly string[], line: number): void {
    const count = words.length - 1
    if (count < 3 || count > mostCorners)
      throw new DataError(`Line ${line} is no face`, {
        file: this.#file,
        offset: line,
        expected: `3 to ${mostCorners} corners`,
        found: `${count}`,
      })
    const corners: number[] = []
    for (let i = 1; i <= count; i++) this.#corner(words[i] as string, line, corners)
    if (count > 3) {
      const positions: number[] = []
      for (let i = 0; i < count; i++)
        for (let axis = 0; axis < 3; axis++) positions.push(this.positions.at((corners[i * cornerWidth] as number) * 3 + axis))
      for (const corner of triangulated(positions))
        for (let i = 0; i < cornerWidth; i++) this.corners.push(corners[corner * cornerWidth + i] as number)
    } else for (const x of corners) this.corners.push(x)
  }

  /** `v`, `v/vt`, `v//vn` or `v/vt/vn`. */
  #corner(word: string, line: number, corners: number[]): void {
    const first = word.indexOf('/')
    const second = first < 0 ? -1 : word.indexOf('/', first + 1)
    const v = first < 0 ? word : word.slice(0, first)
    const vt = first < 0 ? '' : second < 0 ? word.slice(first + 1) : word.slice(first + 1, second)
    const vn = second < 0 ? '' : word.slice(second + 1)
    corners.push(
      this.#index(v, this.positions.length / 3, 'vertex', line),
      vt === '' ? -1 : this.#index(vt, this.texcoords.length / 3, 'texture coordinate', line),
      vn === '' ? -1 : this.#index(vn, this.normals.length / 3, 'normal', line),
      this.#material,
    )
  }

  /** Numbers count from 1, negative ones from the end. */
  #index(text: string, count: number, what: string, line: number): number {
    const given = Number(text)
    const found = given < 0 ? count + given : given - 1
    if (Number.isInteger(given) && given !== 0 && found >= 0 && found < count) return found
    throw new DataError(`Line ${line} names a ${what} that is not there`, {
      file: this.#file,
      offset: line,
      expected: `1 to ${count}`,
      found: JSON.stringify(text.slice(0, 20)),
    })
  }
}

/** Each combination of position, texture coordinate, normal and material once. */
async function verticesOf(parser: ObjParser, pauses: Pauses): Promise<ReadVertices> {
  const { rows, numbers } = await joinedRows(parser.corners.numbers, cornerWidth, pauses)
  const count = rows.length / cornerWidth
  const row = (vertex: number, column: number): number => rows[vertex * cornerWidth + column] as number
  const gathered = async (list: GrowingNumbers<Float32Array>, column: number): Promise<Float32Array> => {
    await pauses.take()
    const array = new Float32Array(count * 3)
    for (let vertex = 0; vertex < count; vertex++) {
      const from = row(vertex, column)
      if (from >= 0) for (let i = 0; i < 3; i++) array[vertex * 3 + i] = list.at(from * 3 + i)
    }
    return array
  }
  const hasColors = parser.vertexColors.length > 0
  const isColored = hasColors || parser.used.length > 0
  const colors = new Float32Array(isColored ? count * 4 : 0).fill(1)
  for (let vertex = 0; vertex * 4 < colors.length; vertex++) {
    const material = parser.used[row(vertex, 3)] ?? objGrey
    for (let i = 0; i < 3; i++)
      colors[vertex * 4 + i] = hasColors ? parser.vertexColors.at(row(vertex, 0) * 3 + i) : (material[i] as number)
  }
  return {
    positions: await gathered(parser.positions, 0),
    texcoords: parser.texcoords.length > 0 ? await gathered(parser.texcoords, 1) : undefined,
    normals: parser.normals.length > 0 ? await gathered(parser.normals, 2) : undefined,
    colors: isColored ? colors : undefined,
    triangles: numbers,
  }
}
