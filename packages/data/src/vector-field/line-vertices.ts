import { bufferOf } from '../buffer.ts'
import { attribute, type DrawInfo, Mesh, type MeshIndices } from '../mesh.ts'
import type { Vec3 } from '../vector.ts'
import type { IntegralLineSet } from './integral-line.ts'
import type { PointPainter } from './line-painter.ts'

/** Vertices of a mesh of lines, filled one after the other. */
export class LineVertices {
  readonly #positions: Float32Array<ArrayBuffer>
  readonly #normals: Float32Array<ArrayBuffer>
  readonly #colors: Float32Array<ArrayBuffer>
  readonly #indices: MeshIndices[] = []
  #count = 0

  constructor(capacity: number) {
    this.#positions = new Float32Array(capacity * 3)
    this.#normals = new Float32Array(capacity * 3)
    this.#colors = new Float32Array(capacity * 4)
  }

  /** How many there are so far. */
  get count(): number {
    return this.#count
  }

  add(position: Vec3, normal: Vec3, point: number, paint: PointPainter): void {
    const at = this.#count++
    this.#positions.set(position, at * 3)
    this.#normals.set(normal, at * 3)
    paint(point, this.#colors, at * 4)
  }

  join(draw: DrawInfo, indices: Uint32Array<ArrayBuffer>): void {
    this.#indices.push({ ...draw, buffer: bufferOf('UINT32', indices) })
  }

  /** Positions are texture coordinates as well. */
  mesh({ modelMatrix, worldMatrix }: IntegralLineSet): Mesh {
    const positions = bufferOf('Vec3FLOAT32', this.#positions)
    return new Mesh({
      buffers: [
        attribute('position', positions),
        attribute('normal', bufferOf('Vec3FLOAT32', this.#normals)),
        attribute('texcoord', positions),
        attribute('color', bufferOf('Vec4FLOAT32', this.#colors)),
      ],
      indices: this.#indices,
      modelMatrix,
      worldMatrix,
    })
  }
}
