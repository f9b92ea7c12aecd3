import type { AnimationFrame } from '@ivw/engine/protocol'

/** The PNG files of all frames in one ZIP file, as they are: they are compressed already. */
export async function writeZip(frames: AsyncIterable<AnimationFrame>, name: string, count: number): Promise<Uint8Array> {
  const { Zip, ZipPassThrough } = await import('fflate')
  const parts: Uint8Array<ArrayBuffer>[] = []
  const zip = new Zip((error, part) => {
    if (error) throw error
    parts.push(Uint8Array.from(part))
  })
  let frame = 0
  for await (const { bytes } of frames) {
    const file = new ZipPassThrough(frameName(name, frame, count))
    zip.add(file)
    file.push(bytes, true)
    frame++
  }
  zip.end()
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

/** A folder that the browser lets pages write into (Chromium). */
export interface WritableFolder {
  getFileHandle(name: string, options: { create: true }): Promise<{ createWritable(): Promise<WritableFile> }>
}

interface WritableFile {
  write(bytes: Uint8Array): Promise<void>
  close(): Promise<void>
}

/** Undefined where the browser has no such folders. Rejects with an AbortError when the user chooses none. */
export function folderChooser(): (() => Promise<WritableFolder>) | undefined {
  const { showDirectoryPicker } = window as unknown as { showDirectoryPicker?: (options: object) => Promise<WritableFolder> }
  return showDirectoryPicker && (() => showDirectoryPicker.call(window, { mode: 'readwrite', id: 'animation' }))
}

/** One PNG file for each frame. */
export async function writeIntoFolder(
  frames: AsyncIterable<AnimationFrame>,
  { folder, name, count }: { folder: WritableFolder; name: string; count: number },
): Promise<void> {
  let frame = 0
  for await (const { bytes } of frames) {
    const handle = await folder.getFileHandle(frameName(name, frame, count), { create: true })
    const file = await handle.createWritable()
    await file.write(bytes)
    await file.close()
    frame++
  }
}

function frameName(name: string, frame: number, count: number): string {
  return `${name}-${String(frame).padStart(Math.max(String(count - 1).length, 4), '0')}.png`
}
