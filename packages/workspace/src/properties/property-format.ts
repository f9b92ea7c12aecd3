import { cameraField } from './camera.ts'
import { eventClasses } from './event.ts'
import { content, type Field, matrix, vector } from './field.ts'
import { fileClasses } from './file.ts'
import { minMaxClasses } from './min-max.ts'
import { guessedOptionFields, optionClasses } from './option.ts'
import { ordinalClasses } from './ordinal.ts'
import { pointClasses } from './points.ts'
import { simpleClasses } from './simple.ts'
import { boolText, plainText, wholeText } from './text-form.ts'

/** The child elements of a class: those before and those after its nested properties. */
export interface PropertyFormat {
  readonly leading: readonly Field[]
  readonly trailing: readonly Field[]
}

const collapsed = content('collapsed', 'collapsed', boolText)
const composite: PropertyFormat = { leading: [], trailing: [collapsed] }

const leaves = [...ordinalClasses, ...minMaxClasses, ...simpleClasses, ...optionClasses, ...fileClasses, ...pointClasses, ...eventClasses]

const formats: ReadonlyMap<string, PropertyFormat> = new Map<string, PropertyFormat>([
  ...leaves.map(([name, fields]) => [name, { leading: fields, trailing: [] }] as const),
  ['org.inviwo.CompositeProperty', composite],
  ['org.inviwo.BoolCompositeProperty', composite],
  ['org.inviwo.IsoTFProperty', composite],
  ['org.inviwo.IntegralLineVectorToMesh.ColorByProperty', { leading: [], trailing: [content('key', 'key', plainText), collapsed] }],
  ['org.inviwo.ListProperty', { leading: [content('maxNumberOfElements', 'maxNumberOfElements', wholeText)], trailing: [collapsed] }],
  ['org.inviwo.CameraProperty', { leading: [], trailing: [collapsed, cameraField] }],
  ['org.inviwo.VolumeBasisProperty', { leading: [matrix('overrideModel', 'overrideModel', 4)], trailing: [collapsed] }],
  ['org.inviwo.PositionProperty', { leading: [], trailing: [collapsed, vector('positionWorldSpace', 'positionWorldSpace', 3)] }],
])

/** Classes of their own are composites or options in nearly all cases; what else they hold is kept as it is. */
const unknown: PropertyFormat = { leading: guessedOptionFields, trailing: [collapsed] }

export function propertyFormat(classIdentifier: string): PropertyFormat {
  return formats.get(classIdentifier) ?? unknown
}

export const propertyClassesInFiles: readonly string[] = [...formats.keys()]
