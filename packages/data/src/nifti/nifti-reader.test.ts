import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { MemoryFiles } from '../memory-files.ts'
import { readNifti } from './nifti-reader.ts'

type Field = readonly [kind: 'Int16' | 'Int32' | 'Float32', at: number, ...values: number[]]

interface Options {
  readonly littleEndian?: boolean
  readonly magic?: string
  /** Written over what a volume of 3 x 2 x 1 UINT8 says. */
  readonly fields?: readonly Field[]
  readonly flag?: number
  readonly voxels?: ArrayLike<number>
  readonly extension?: Uint8Array
}

/** A NIfTI-1 file by hand. */
function nifti({
  littleEndian = true,
  magic = 'n+1',
  fields = [],
  flag = 0,
  voxels = [0, 1, 2, 3, 4, 5],
  extension,
}: Options = {}): Uint8Array {
  const bytes = new Uint8Array(352 + (extension?.length ?? 0) + voxels.length)
  const view = new DataView(bytes.buffer)
  const usual: readonly Field[] = [
    ['Int32', 0, 348],
    ['Int16', 40, 3, 3, 2, 1, 1, 1, 1, 1],
    ['Int16', 70, 2, 8],
    ['Float32', 76, 1, 1, 1, 1],
    ['Float32', 108, 352 + (extension?.length ?? 0)],
    ['Float32', 112, 1, 0],
    ['Int16', 252, 0, 1],
    ['Float32', 280, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0],
  ]
  for (const [kind, at, ...values] of [...usual, ...fields])
    for (const [i, value] of values.entries()) view[`set${kind}`](at + i * (kind === 'Int16' ? 2 : 4), value, littleEndian)
  bytes.set(new TextEncoder().encode(magic), 344)
  bytes.set(new TextEncoder().encode('by hand'), 148)
  bytes[348] = flag
  bytes.set(extension ?? [], 352)
  bytes.set(Uint8Array.from(voxels), 352 + (extension?.length ?? 0))
  return bytes
}

const sform: readonly Field[] = [
  ['Int16', 252, 0, 1],
  ['Float32', 280, -2, 0, 0, 10, 0, 3, 0, -5, 0, 0, 4, 7],
]

const read = (files: Readonly<Record<string, Uint8Array>>, path = '/a.nii') => readNifti(path, new MemoryFiles(files))
const numbers = async (bytes: Uint8Array, path = '/a.nii') => {
  const { volumes } = await read({ [path]: bytes }, path)
  return Promise.all(volumes.map(async volume => Array.from(await volume.read(), Number)))
}

test('an axis that points backwards is turned, with its voxels', async () => {
  const { volumes, warnings } = await read({ '/a.nii': nifti({ fields: sform }) })
  const [volume] = volumes
  expect([volume?.dimensions, volume?.format.name, warnings]).toEqual([[3, 2, 1], 'UINT8', []])
  // Corner -2 * -0.5 + 10 = 11 becomes -11; y: 3 * -0.5 - 5; z: 4 * -0.5 + 7.
  expect(volume?.modelMatrix).toEqual([6, 0, 0, 0, 0, 6, 0, 0, 0, 0, 4, 0, -11, -6.5, 5, 1])
  expect(Array.from((await volume?.read()) ?? [])).toEqual([2, 1, 0, 5, 4, 3])
  expect(volume?.metadata).toEqual({ description: 'by hand' })
})

test.each<[string, readonly Field[], readonly number[]]>([
  [
    'of a quarter turn about z',
    [
      ['Int16', 252, 1],
      ['Float32', 76, 1, 2, 3, 4],
      ['Float32', 256, 0, 0, Math.SQRT1_2, 1, 2, 3],
    ],
    [0, 6, 0, 0, -6, 0, 0, 0, 0, 0, 4, 0, 2.5, 1, 1, 1],
  ],
  [
    'is preferred to three rows',
    [...sform, ['Int16', 252, 1], ['Float32', 256, 0, 0, 0, 0, 0, 0]],
    [3, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1, 0, -0.5, -0.5, -0.5, 1],
  ],
])('a quaternion %s', async (_, fields, expected) => {
  const [volume] = (await read({ '/a.nii': nifti({ fields }) })).volumes
  expect(volume?.modelMatrix.map(x => Math.round(x * 1e5) / 1e5 + 0)).toEqual(expected)
})

test('without a place in space the axes are turned', async () => {
  const [volume] = (
    await read({
      '/a.nii': nifti({
        fields: [
          ['Int16', 252, 0, 0],
          ['Float32', 76, 1, 2, 2, 2],
        ],
      }),
    })
  ).volumes
  // Steps of -1 from -(3 - 0.5), -(2 - 0.5) and -(1 - 0.5), see processors-b spec 8.3.
  expect(volume?.modelMatrix).toEqual([3, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1, 0, 2, 1, 0, 1])
  expect(Array.from((await volume?.read()) ?? [])).toEqual([5, 4, 3, 2, 1, 0])
})

test.each<[string, readonly Field[], readonly number[], readonly number[]]>([
  ['scaled values', [['Float32', 112, 2, 1]], [0, 5], [1, 11]],
  ['a slope of 0 means none', [['Float32', 112, 0, 7]], [0, 5], [0, 5]],
  ['a slope that is no number, too (N25)', [['Float32', 112, Number.NaN, Number.NaN]], [0, 5], [0, 5]],
  [
    'values for black and white',
    [
      ['Float32', 112, 2, 1],
      ['Float32', 124, 9, 3],
    ],
    [1, 4],
    [3, 9],
  ],
])('the ranges: %s', async (_, fields, dataRange, valueRange) => {
  const [volume] = (await read({ '/a.nii': nifti({ fields }) })).volumes
  expect([volume?.dataMap.dataRange, volume?.dataMap.valueRange]).toEqual([dataRange, valueRange])
})

test('steps in time are a sequence, components of a fifth axis lie together, colours are colours', async () => {
  const times = nifti({ fields: [['Int16', 40, 4, 3, 1, 1, 2]] })
  expect(await numbers(times)).toEqual([
    [0, 1, 2],
    [3, 4, 5],
  ])
  const planes = nifti({ fields: [['Int16', 40, 5, 3, 1, 1, 1, 2]] })
  expect(await numbers(planes)).toEqual([[0, 3, 1, 4, 2, 5]])
  const [color] = (
    await read({
      '/a.nii': nifti({
        fields: [
          ['Int16', 40, 3, 2, 1, 1],
          ['Int16', 70, 128, 24],
        ],
      }),
    })
  ).volumes
  expect([color?.format.name, Array.from((await color?.read()) ?? [])]).toEqual(['Vec3UINT8', [0, 1, 2, 3, 4, 5]])
})

test('either byte order (N23), packed in one or several members (N26), in two files', async () => {
  const shorts: readonly Field[] = [
    ['Int16', 40, 3, 3, 1, 1],
    ['Int16', 70, 4, 16],
  ]
  expect(await numbers(nifti({ littleEndian: false, fields: shorts }))).toEqual([[1, 515, 1029]])
  const plain = nifti()
  expect(await numbers(gzipSync(plain), '/a.nii.gz')).toEqual([[0, 1, 2, 3, 4, 5]])
  const members = new Uint8Array([...gzipSync(plain.subarray(0, 355)), ...gzipSync(plain.subarray(355))])
  expect(await numbers(members, '/a.nii.gz')).toEqual([[0, 1, 2, 3, 4, 5]])
  const header = nifti({ magic: 'ni1', fields: [['Float32', 108, 0]] }).subarray(0, 348)
  const voxels = Uint8Array.of(9, 8, 7, 6, 5, 4)
  for (const path of ['/b.hdr', '/b.img']) {
    const { volumes } = await read({ '/b.hdr': header, '/b.img': voxels }, path)
    expect(Array.from((await volumes[0]?.read()) ?? [])).toEqual([9, 8, 7, 6, 5, 4])
  }
  const packed = await read({ '/b.hdr.gz': gzipSync(header), '/b.img.gz': gzipSync(voxels) }, '/b.hdr.gz')
  expect(Array.from((await packed.volumes[0]?.read()) ?? [])).toEqual([9, 8, 7, 6, 5, 4])
})

const folder = join(import.meta.dirname, '../../../../../shared/regression/modules/nifti/tests/volumes')
test.runIf(existsSync(folder))('a head stored from the left is the same as one stored from the right, in two packed files', async () => {
  const names = ['avg152T1_LR_nifti.nii.gz', 'avg152T1_RL_nifti.hdr.gz', 'avg152T1_RL_nifti.img.gz']
  const all = Object.fromEntries(names.map(name => [`/${name}`, new Uint8Array(readFileSync(join(folder, name)))]))
  const [left, right] = await Promise.all([read(all, `/${names[0]}`), read(all, `/${names[1]}`)])
  expect(left.volumes[0]?.dimensions).toEqual([91, 109, 91])
  expect(left.volumes[0]?.modelMatrix).toEqual(right.volumes[0]?.modelMatrix)
  expect(Buffer.compare((await left.volumes[0]?.read()) as Uint8Array, (await right.volumes[0]?.read()) as Uint8Array)).toBe(0)
})

describe('attacks', () => {
  const extension = (size: number) => ({ flag: 1, extension: new Uint8Array(new Int32Array([size, 0, 0, 0]).buffer) })

  test.each<[string, Options, RegExp]>([
    [
      'N20 a few bytes that claim 18 GB',
      { fields: [['Int16', 40, 3, 3000, 2000, 3000]] },
      /shorter.*expected 18000000352 bytes.*found 358 bytes/,
    ],
    ['N21 200 dimensions', { fields: [['Int16', 40, 200]] }, /expected 1 to 7, found 200/],
    ['N21 -1 dimensions', { fields: [['Int16', 40, -1]] }, /expected 1 to 7, found -1/],
    ['N21 no dimensions', { fields: [['Int16', 40, 0]] }, /expected 1 to 7, found 0/],
    ['N21 a negative dimension', { fields: [['Int16', 40, 3, 3, -2, 1]] }, /positive numbers, found 3 x -2 x 1/],
    ['N21 a dimension of 0', { fields: [['Int16', 40, 3, 3, 0, 1]] }, /positive numbers, found 3 x 0 x 1/],
    ['N22 voxels at NaN', { fields: [['Float32', 108, Number.NaN]] }, /place of the voxels.*found NaN/],
    ['N22 voxels at infinity', { fields: [['Float32', 108, Number.POSITIVE_INFINITY]] }, /found Infinity/],
    ['N22 voxels before the file', { fields: [['Float32', 108, -1]] }, /found -1/],
    ['N22 voxels at 1e30', { fields: [['Float32', 108, 1e30]] }, /place of the voxels is wrong/],
    ['N22 voxels in the header', { fields: [['Float32', 108, 4]] }, /expected a whole number from 352, found 4/],
    ['N22 voxels beyond the file', { fields: [['Float32', 108, 400]] }, /expected 406 bytes.*found 358 bytes/],
    ['N23 the size of another header', { fields: [['Int32', 0, 540]] }, /no NIfTI file.*348 or 540/],
    ['N23 another magic word', { magic: 'n+2' }, /magic word.*expected n\+1 or ni1, found "n\+2"/],
    ['N25 an unknown type', { fields: [['Int16', 70, 3, 8]] }, /expected 2, 4, .*found datatype 3/],
    ['N25 complex numbers', { fields: [['Int16', 70, 32, 64]] }, /complex numbers are not supported/],
    ['N25 a type of another size', { fields: [['Int16', 70, 2, 16]] }, /expected 8 bits for datatype 2, found 16/],
    [
      'a box that is flat',
      {
        fields: [
          ['Int16', 252, 0, 1],
          ['Float32', 280, 1, 0, 0, 0, 1, 0, 0, 0],
        ],
      },
      /no place in space/,
    ],
    [
      'a place that is no number',
      {
        fields: [
          ['Int16', 252, 0, 1],
          ['Float32', 280, Number.NaN],
        ],
      },
      /finite numbers.*found NaN/,
    ],
    ['seven axes', { fields: [['Int16', 40, 7, 3, 2, 1, 1, 1, 2, 1]] }, /no sixth or seventh axis/],
    ['a header without its image', { magic: 'ni1' }, /holds a header only/],
  ])('%s', async (_, options, message) => {
    await expect(read({ '/a.nii': nifti(options) })).rejects.toThrow(message)
  })

  test.each<[string, Uint8Array, RegExp]>([
    ['an empty file', new Uint8Array(), /expected a header.*found 0 bytes/],
    ['N26 gzip cut in half', gzipSync(nifti({ voxels: Array.from({ length: 6 }, (_, i) => i * 37) })).subarray(0, 60), /NIfTI|packed data/],
    ['N26 a bomb is not unpacked beyond what is wanted', gzipSync(new Uint8Array(2 ** 24)), /no NIfTI file/],
    [
      'N26 more than the packed bytes can hold',
      gzipSync(nifti({ fields: [['Int16', 40, 3, 3000, 2000, 3000]] })),
      /packed data are shorter.*expected 18000000352 bytes/,
    ],
  ])('%s', async (_, bytes, message) => {
    await expect(read({ '/a.nii.gz': bytes }, '/a.nii.gz')).rejects.toThrow(message)
  })

  test('N26 a volume whose end is missing says how much is there', async () => {
    const voxels = Array.from({ length: 4096 }, (_, i) => (i * 7919) % 251)
    const packed = gzipSync(nifti({ fields: [['Int16', 40, 3, 64, 64, 1]], voxels }))
    await expect(read({ '/a.nii.gz': packed.subarray(0, packed.length / 2) }, '/a.nii.gz')).rejects.toThrow(
      /end too early.*expected 4448 bytes, found \d+ bytes/,
    )
  })

  test.each<[string, Options, string]>([
    ['announced but not there', { flag: 1 }, 'announced'],
    ['of size 0', extension(0), 'found 0'],
    ['of a negative size', extension(-16), 'found -16'],
    ['larger than the file', extension(1e6), 'found 1000000'],
  ])('N24 extensions %s are skipped with a warning', async (_, options, warning) => {
    const { volumes, warnings } = await read({ '/a.nii': nifti(options) })
    expect(warnings).toEqual([expect.stringContaining(warning)])
    expect(Array.from((await volumes[0]?.read()) ?? [])).toEqual([0, 1, 2, 3, 4, 5])
  })

  test('a size of a voxel that is no number counts as 1', async () => {
    const { volumes, warnings } = await read({
      '/a.nii': nifti({
        fields: [
          ['Int16', 252, 1, 0],
          ['Float32', 76, 1, Number.NaN, 0, 2],
        ],
      }),
    })
    expect(warnings).toEqual(['/a.nii: the size of a voxel is NaN x 0 x 2; 1 x 1 x 2 was taken'])
    expect(volumes[0]?.modelMatrix.slice(0, 12)).toEqual([3, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0])
  })

  test('N42 a file that shrinks while a later step is wanted is an error, and the first step stays', async () => {
    const files = new MemoryFiles({ '/a.nii': nifti({ fields: [['Int16', 40, 4, 3, 1, 1, 2]] }) })
    const { volumes } = await readNifti('/a.nii', files)
    files.put('/a.nii', new Uint8Array(352))
    await expect(volumes[1]?.read()).rejects.toThrow(/expected 358 bytes.*found 352 bytes/)
    expect(Array.from((await volumes[0]?.read()) ?? [])).toEqual([0, 1, 2])
  })
})
