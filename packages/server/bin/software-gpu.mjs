import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

const folders = [
  '/usr/lib/chromium',
  '/usr/lib/chromium-browser',
  '/usr/lib64/chromium',
  '/opt/google/chrome',
  '/usr/lib/chromium-browser/swiftshader',
]

/**
 * Environment variables under which Dawn finds the software Vulkan driver that comes with Chromium, or undefined when there is none.
 * They must be set when a process starts: the loader of shared libraries reads its path only then.
 */
export function softwareGpu(environment = process.env) {
  const driver = folders.map(folder => join(folder, 'vk_swiftshader_icd.json')).find(existsSync)
  if (!driver) return undefined
  return {
    VK_DRIVER_FILES: driver,
    LD_LIBRARY_PATH: [dirname(driver), environment.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
  }
}
