import type { Files } from '../files.ts'
import { folderOf, resolvePath } from '../path.ts'
import type { Vec3 } from '../vector.ts'
import { textLines } from './text-lines.ts'

/** Of faces without a material: half of the usual diffuse grey, as the ambient colour is black. */
export const objGrey: Vec3 = [0.3, 0.3, 0.3]
const usual = { ambient: [0, 0, 0], diffuse: [0.6, 0.6, 0.6] } as const

/**
 * Colours of the materials in a `.mtl` file beside an OBJ file: the mean of ambient and diffuse (processors-b spec 8.3). A file that is
 * missing has none, and `warn` hears of it.
 */
export async function readObjMaterials(
  name: string,
  objPath: string,
  files: Files,
  warn: (text: string) => void,
): Promise<ReadonlyMap<string, Vec3>> {
  const path = resolvePath(folderOf(objPath), name)
  const colors = new Map<string, Vec3>()
  let bytes: Uint8Array
  try {
    bytes = await files.read(path)
  } catch (error) {
    warn(`${objPath}: its materials cannot be read: ${(error as Error).message}`)
    return colors
  }
  let [material, ambient, diffuse]: [string, Vec3, Vec3] = ['', usual.ambient, usual.diffuse]
  for (const [line] of textLines(bytes, path)) {
    const [key = '', ...words] = line.trim().split(/\s+/)
    const values = words.slice(0, 3).map(Number)
    const color = values.length === 3 && values.every(Number.isFinite) ? (values as unknown as Vec3) : undefined
    if (key === 'newmtl') [material, ambient, diffuse] = [line.trim().slice(6).trim(), usual.ambient, usual.diffuse]
    else if (key === 'Ka' && color) ambient = color
    else if (key === 'Kd' && color) diffuse = color
    if (material !== '') colors.set(material, [(ambient[0] + diffuse[0]) / 2, (ambient[1] + diffuse[1]) / 2, (ambient[2] + diffuse[2]) / 2])
  }
  return colors
}
