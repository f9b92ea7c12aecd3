import { DataError } from '../errors.ts'
import type { Files } from '../files.ts'
import { allocate, type NumericArray } from '../format.ts'
import { checkUnpackedSize, gunzip } from '../inflate.ts'
import { storeNumbers } from '../numbers.ts'
import { folderOf, resolvePath } from '../path.ts'
import type { Pauses } from '../pauses.ts'
import { checkStoredSize, numbersInFile, numbersInMemory, type StoredNumbers } from '../stored-numbers.ts'
import type { NrrdHeader } from './nrrd-header.ts'

const mostFiles = 100_000

/** Where `count` numbers of an NRRD file lie, unpacked; those of raw files stay there until they are wanted. Throws DataError. */
export async function openNrrdData(header: NrrdHeader, count: number, path: string, files: Files, pauses: Pauses): Promise<StoredNumbers> {
  const names = dataFiles(header, path)
  if (names.length === 1 && header.encoding === 'raw') return rawNumbers(header, count, names[0] as string, path, files)
  const share = count / names.length
  if (!Number.isInteger(share))
    throw new DataError('The numbers cannot be shared out evenly', {
      file: path,
      expected: `a divisor of ${count} files`,
      found: `${names.length}`,
    })
  const length = share * header.scalar.bytes
  const parts: Uint8Array[] = []
  for (const name of names) {
    await pauses.take()
    parts.push(await partOf(header, { length, share }, name, path, files, pauses))
  }
  return numbersInMemory(joined(parts), path)
}

/** The files with the numbers, the one with the header when they are attached. */
function dataFiles({ fields, listedFiles }: NrrdHeader, path: string): string[] {
  const text = fields.get('datafile')
  if (text === undefined) return [path]
  const at = (name: string) => resolvePath(folderOf(path), name)
  if (/^LIST\b/i.test(text)) {
    if (listedFiles.length === 0) throw new DataError('The list of data files is empty', { file: path })
    return listedFiles.map(at)
  }
  const [, pattern = '', first, last, step] = /^(\S*%0?\d*d\S*)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)/.exec(text) ?? []
  if (pattern === '') return [at(text)]
  const count = (Number(last) - Number(first)) / Number(step) + 1
  if (!(count >= 1 && count <= mostFiles))
    throw new DataError('The data files cannot be counted', { file: path, expected: `1 to ${mostFiles}`, found: text })
  return Array.from({ length: Math.floor(count) }, (_, i) => at(numbered(pattern, Number(first) + i * Number(step))))
}

const numbered = (pattern: string, n: number): string =>
  pattern.replace(/%(0?)(\d*)d/, (_, zero: string, width: string) => String(n).padStart(Number(width), zero || ' '))

const isAttached = (name: string, path: string): boolean => name === path

async function rawNumbers(header: NrrdHeader, count: number, name: string, path: string, files: Files): Promise<StoredNumbers> {
  const file = await numbersInFile(files, name)
  const length = count * header.scalar.bytes
  const start = isAttached(name, path) ? header.length : 0
  const offset = await rawOffset(header, { start, length, size: file.size }, name, files)
  checkStoredSize(file, offset, length, header.sizes.join(' x '))
  return { ...file, read: part => file.read({ ...part, offset: part.offset + offset }) }
}

async function rawOffset(
  { fields }: NrrdHeader,
  { start, length, size }: { start: number; length: number; size: number },
  name: string,
  files: Files,
): Promise<number> {
  const [lines, bytes] = [skipOf(fields.get('lineskip'), name), skipOf(fields.get('byteskip'), name)]
  if (bytes === -1) {
    if (size - length >= start) return size - length
    return start
  }
  if (lines === 0) return start + bytes
  return start + afterLines(await files.read(name, { offset: start, length: 2 ** 20 }), lines, name) + bytes
}

function skipOf(text: string | undefined, file: string): number {
  if (text === undefined) return 0
  const skip = Number(text)
  if (!Number.isSafeInteger(skip) || skip < -1) throw new DataError('A skip is wrong', { file, expected: 'a count, or -1', found: text })
  return skip
}

function afterLines(bytes: Uint8Array, lines: number, file: string): number {
  let at = 0
  for (let line = 0; line < lines; line++) {
    at = bytes.indexOf(10, at) + 1
    if (at === 0) throw new DataError('There are fewer lines than are to be skipped', { file, expected: `${lines}`, found: `${line}` })
  }
  return at
}

interface Part {
  /** Bytes. */
  readonly length: number
  /** Numbers. */
  readonly share: number
}

/** The bytes of the numbers in one file, in the byte order of the header. */
async function partOf(
  header: NrrdHeader,
  { length, share }: Part,
  name: string,
  path: string,
  files: Files,
  pauses: Pauses,
): Promise<Uint8Array> {
  const whole = await files.read(name)
  const [lines, skip] = [skipOf(header.fields.get('lineskip'), name), skipOf(header.fields.get('byteskip'), name)]
  const start = isAttached(name, path) ? header.length : 0
  const body = whole.subarray(start + afterLines(whole.subarray(start), Math.max(0, lines), name))
  if (header.encoding === 'gzip') return (await gunzip(body, Math.max(0, skip) + length, name, pauses)).subarray(Math.max(0, skip))
  if (header.encoding === 'raw') {
    const from = skip === -1 ? Math.max(0, body.length - length) : skip
    checkStoredSize({ path: name, size: body.length }, from, length, header.sizes.join(' x '))
    return body.subarray(from, from + length)
  }
  const text = body.subarray(Math.max(0, skip))
  return header.encoding === 'hex' ? fromHex(text, length, name) : bytesOf(await fromText(header, text, share, name, pauses))
}

const bytesOf = (array: NumericArray) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

async function fromText(header: NrrdHeader, bytes: Uint8Array, count: number, file: string, pauses: Pauses): Promise<NumericArray> {
  const { scalar } = header
  const tooFew = (found: number): DataError =>
    new DataError('There are fewer numbers than the header says', { file, expected: `${count}`, found: `${found}` })
  // Each number takes a digit and, but for the last one, what separates it from the next.
  if (count > (bytes.length + 1) / 2) throw tooFew(Math.floor((bytes.length + 1) / 2))
  const numbers = new Float64Array(count)
  let filled = 0
  let rest = ''
  const decoder = new TextDecoder('latin1')
  for (let at = 0; at < bytes.length && filled < count; at += 2 ** 18) {
    await pauses.take()
    const words = (rest + decoder.decode(bytes.subarray(at, at + 2 ** 18))).split(/[\s,]+/)
    rest = at + 2 ** 18 < bytes.length ? (words.pop() ?? '') : ''
    for (const word of words) {
      if (word === '' || filled === count) continue
      const value = numberOf(word)
      if (value === undefined) throw new DataError('This is no number', { file, found: JSON.stringify(word.slice(0, 30)) })
      numbers[filled++] = value
    }
  }
  if (filled < count) throw tooFew(filled)
  if (scalar.bits !== 64 || scalar.numericType !== 'float') return storeNumbers(scalar, numbers)
  const stored = allocate(scalar, count)
  ;(stored as Float64Array).set(numbers)
  return stored
}

function numberOf(word: string): number | undefined {
  if (/^[+-]?(nan|inf(inity)?)$/i.test(word)) return /nan/i.test(word) ? Number.NaN : word.startsWith('-') ? -Infinity : Infinity
  const value = Number(word)
  return Number.isNaN(value) ? undefined : value
}

function fromHex(text: Uint8Array, length: number, file: string): Uint8Array {
  checkUnpackedSize(length, text.length, file, 0.5)
  const bytes = new Uint8Array(length)
  let digits = 0
  for (const code of text) {
    if (digits === length * 2) break
    const digit = Number.parseInt(String.fromCharCode(code), 16)
    if (!Number.isNaN(digit)) {
      bytes[digits >> 1] = ((bytes[digits >> 1] as number) << 4) | digit
      digits++
    }
  }
  if (digits < length * 2)
    throw new DataError('There are fewer digits than the header says', { file, expected: `${length * 2}`, found: `${digits}` })
  return bytes
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts
  if (first && parts.length === 1) return first
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
