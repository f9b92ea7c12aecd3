import { allPropertyClasses, compositeTypes, createProperty } from '@ivw/network'
import { type Members, text } from './members.ts'
import { describeForPython } from './network-members.ts'

/** `inviwopy.app` of Python, without the network. */
export const applicationMembers: Members = {
  processorTypes: ({ factory }) => [...factory.types.values(), ...compositeTypes].map(type => type.info),
  createProcessor: ({ factory }, [classIdentifier, identifier]) => {
    const processor = factory.create(
      text(classIdentifier, 'A class identifier'),
      identifier === undefined ? undefined : text(identifier, 'An identifier'),
    )
    const description = describeForPython(processor)
    processor.dispose()
    return description
  },
  /** `name` stands for a file: the host knows the class that is meant. */
  register: (engine, [name]) => engine.registerClass(text(name, 'A name')),
  unregister: (engine, [name]) => engine.filesChanged([{ path: text(name, 'A name'), version: undefined }]),
  propertyTypes: () => [...allPropertyClasses()],
  createProperty: (_engine, [classIdentifier, identifier]) => {
    const wanted = text(classIdentifier, 'A class identifier')
    if (!allPropertyClasses().includes(wanted)) throw new Error(`There is no property class ${wanted}`)
    const name = text(identifier ?? 'property', 'An identifier')
    return createProperty({ classIdentifier: wanted, identifier: name, displayName: name, state: {} }).describe()
  },
  path: (_engine, [kind, create], home) => home.path(text(kind, 'A path type'), create === true),
  outputPath: (_engine, _arguments, home) => home.outputPath,
  info: (_engine, _arguments, home) => ({ displayName: 'Inviwo', basePath: home.basePath, version: home.version }),
  close: engine => engine.close(),
}
