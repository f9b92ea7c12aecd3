import { compositeTypes, describePort, type PortDescription, type ProcessorType, type PropertyDescription } from '@ivw/network'
import { openHeadless } from './headless.ts'
import type { SessionOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

export interface ProcessorsOptions extends SessionOptions {
  readonly json: boolean
}

interface TypeReport {
  readonly identifier: string
  readonly displayName: string
  readonly category: string
  readonly codeState: string
  readonly tags: readonly string[]
  readonly help: string
  /** Of a Python processor. */
  readonly file: string | null
  readonly ports: readonly PortDescription[]
  readonly properties: readonly PropertyDescription[]
}

/** `ivw processors`: every type, and the files that give none, with why. */
export async function processors(options: ProcessorsOptions, terminal: Terminal): Promise<number> {
  await using session = await openHeadless({ ...options, withPython: true, gpu: false }, terminal)
  const { engine } = session
  const composites = compositeTypes.filter(({ info }) => info.visible !== false)
  const types = [...engine.factory.types.values(), ...composites].map(describeType).sort((a, b) => (a.identifier < b.identifier ? -1 : 1))
  const failedFiles = engine.failedFiles.map(({ file, failure }) => ({
    file,
    error: failure.message,
    traceback: failure.traceback ?? null,
  }))
  if (options.json) terminal.print(JSON.stringify({ processors: types, failedFiles }, undefined, 2))
  else {
    for (const { identifier, displayName, category, codeState, tags } of types)
      terminal.print(
        `${identifier.padEnd(48)} ${displayName.padEnd(32)} ${category.padEnd(24)} ${codeState.padEnd(12)} ${tags.join(', ')}`.trimEnd(),
      )
    for (const { file, error } of failedFiles) terminal.print(`FAILED ${file}: ${error}`)
  }
  return 0
}

function describeType(type: ProcessorType): TypeReport {
  const { classIdentifier: identifier, displayName, category, codeState, tags, help } = type.info
  const common = { identifier, displayName, category, codeState, tags, help, file: type.origin?.file ?? null }
  if (type.describe) {
    const { inports, outports, properties } = type.describe()
    return { ...common, ports: [...inports, ...outports], properties }
  }
  const instance = type.create()
  try {
    const ports = [...instance.inports, ...instance.outports].map(describePort)
    return { ...common, ports, properties: instance.properties.map(property => property.describe()) }
  } finally {
    instance.dispose()
  }
}
