type Kind = 'int16' | 'int32' | 'int64' | 'float32' | 'float64'

export type NiftiField =
  | ('dim' | 'datatype' | 'bitpix' | 'pixdim' | 'voxOffset' | 'slope' | 'intercept' | 'calMax' | 'calMin')
  | ('qformCode' | 'sformCode' | 'quaternion' | 'qoffset' | 'srow')

interface Layout {
  /** Bytes of the header, which is also its first number. */
  readonly size: 348 | 540
  readonly magicAt: number
  readonly descriptionAt: number
  readonly fields: Readonly<Record<NiftiField, readonly [kind: Kind, at: number]>>
}

/** https://nifti.nimh.nih.gov/pub/dist/src/niftilib/nifti1.h; Analyze 7.5 has the same places up to `qformCode`. */
const nifti1: Layout = {
  size: 348,
  magicAt: 344,
  descriptionAt: 148,
  fields: {
    dim: ['int16', 40],
    datatype: ['int16', 70],
    bitpix: ['int16', 72],
    pixdim: ['float32', 76],
    voxOffset: ['float32', 108],
    slope: ['float32', 112],
    intercept: ['float32', 116],
    calMax: ['float32', 124],
    calMin: ['float32', 128],
    qformCode: ['int16', 252],
    sformCode: ['int16', 254],
    quaternion: ['float32', 256],
    qoffset: ['float32', 268],
    srow: ['float32', 280],
  },
}

/** https://nifti.nimh.nih.gov/pub/dist/doc/nifti2.h */
const nifti2: Layout = {
  size: 540,
  magicAt: 4,
  descriptionAt: 240,
  fields: {
    dim: ['int64', 16],
    datatype: ['int16', 12],
    bitpix: ['int16', 14],
    pixdim: ['float64', 104],
    voxOffset: ['int64', 168],
    slope: ['float64', 176],
    intercept: ['float64', 184],
    calMax: ['float64', 192],
    calMin: ['float64', 200],
    qformCode: ['int32', 344],
    sformCode: ['int32', 348],
    quaternion: ['float64', 352],
    qoffset: ['float64', 376],
    srow: ['float64', 400],
  },
}

/** Names and numbers of a header in either byte order. */
export class HeaderFields {
  readonly layout: Layout
  readonly bigEndian: boolean
  readonly #bytes: Uint8Array
  readonly #view: DataView

  private constructor(bytes: Uint8Array, layout: Layout, bigEndian: boolean) {
    this.layout = layout
    this.bigEndian = bigEndian
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** Undefined when the bytes do not begin with the size of a header in any byte order, or end before it. */
  static of(bytes: Uint8Array): HeaderFields | undefined {
    if (bytes.length < nifti1.size) return undefined
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (const layout of [nifti1, nifti2])
      for (const bigEndian of [false, true])
        if (view.getInt32(0, !bigEndian) === layout.size && bytes.length >= layout.size) return new HeaderFields(bytes, layout, bigEndian)
    return undefined
  }

  /** `index`: of an array. */
  number(field: NiftiField, index = 0): number {
    const [kind, start] = this.layout.fields[field]
    const little = !this.bigEndian
    const at = start + index * (Number(kind.slice(-2)) / 8)
    if (kind === 'int16') return this.#view.getInt16(at, little)
    if (kind === 'int32') return this.#view.getInt32(at, little)
    if (kind === 'int64') return Number(this.#view.getBigInt64(at, little))
    return kind === 'float32' ? this.#view.getFloat32(at, little) : this.#view.getFloat64(at, little)
  }

  numbers(field: NiftiField, count: number, from = 0): number[] {
    return Array.from({ length: count }, (_, i) => this.number(field, from + i))
  }

  get magic(): string {
    return this.#text(this.layout.magicAt, 4)
  }

  get description(): string {
    return this.#text(this.layout.descriptionAt, 80)
  }

  #text(at: number, length: number): string {
    const bytes = this.#bytes.subarray(at, at + length)
    const end = bytes.indexOf(0)
    return new TextDecoder('latin1').decode(end < 0 ? bytes : bytes.subarray(0, end)).trim()
  }
}
