import { encodePng, MemoryFiles } from '@ivw/data'
import type { Services } from '@ivw/network'
import { fileFinderService, filesService } from '../services.ts'

/** PNG files of one grey pixel each, by path; other files are texts. */
export function offerFiles(services: Services, files: Readonly<Record<string, number | string>>): void {
  const png = (grey: number) => encodePng({ width: 1, height: 1, channels: 1, data: Uint8Array.of(grey) })
  const contents = Object.entries(files).map(([path, content]) => [path, typeof content === 'number' ? png(content) : content] as const)
  services.set(filesService, new MemoryFiles(Object.fromEntries(contents)))
  services.set(fileFinderService, { find: async path => path })
}
