import { OptionProperty } from './option-property.ts'

const isWhole = (value: unknown): boolean => Number.isInteger(value)
const isNumber = (value: unknown): boolean => typeof value === 'number'
/** Enumerations are numbers in Inviwo; processors here may name their values instead, files keep only ids. */
const isEnumeration = (value: unknown): boolean => isWhole(value) || typeof value === 'string'

export interface FileExtension {
  /** Without dot; `*` matches every file. */
  readonly extension: string
  readonly description: string
}

function isFileExtension(value: unknown): value is FileExtension {
  if (typeof value !== 'object' || value === null) return false
  const { extension, description } = value as Record<string, unknown>
  return typeof extension === 'string' && typeof description === 'string'
}

export class OptionPropertyInt extends OptionProperty<number> {
  static override readonly classIdentifier: string = 'org.inviwo.OptionPropertyInt'
  static override readonly holds = isWhole
  static override readonly expects = 'a whole number'
}

export class OptionPropertyUInt extends OptionProperty<number> {
  static override readonly classIdentifier = 'org.inviwo.OptionPropertyUInt'
  static override readonly holds = isWhole
  static override readonly expects = 'a whole number'
}

export class OptionPropertySize_t extends OptionProperty<number> {
  static override readonly classIdentifier = 'org.inviwo.OptionPropertySize_t'
  static override readonly holds = isWhole
  static override readonly expects = 'a whole number'
}

export class OptionPropertyChar extends OptionProperty<number> {
  static override readonly classIdentifier = 'org.inviwo.OptionPropertyChar'
  static override readonly holds = isWhole
  static override readonly expects = 'a whole number'
}

export class OptionPropertyUChar extends OptionProperty<number> {
  static override readonly classIdentifier = 'org.inviwo.OptionPropertyUChar'
  static override readonly holds = isWhole
  static override readonly expects = 'a whole number'
}

export class OptionPropertyFloat extends OptionProperty<number> {
  static override readonly classIdentifier = 'org.inviwo.OptionPropertyFloat'
  static override readonly holds = isNumber
  static override readonly expects = 'a number'
}

export class OptionPropertyDouble extends OptionProperty<number> {
  static override readonly classIdentifier = 'org.inviwo.OptionPropertyDouble'
  static override readonly holds = isNumber
  static override readonly expects = 'a number'
}

export class OptionPropertyString<T extends string = string> extends OptionProperty<T> {
  static override readonly classIdentifier = 'org.inviwo.OptionPropertyString'
  static override readonly holds = (value: unknown) => typeof value === 'string'
  static override readonly expects = 'a text'
}

export class OptionPropertyFileExtension extends OptionProperty<FileExtension> {
  static override readonly classIdentifier = 'org.inviwo.OptionPropertyFileExtension'
  static override readonly holds = isFileExtension
  static override readonly expects = 'an extension with its description'
}

export class OptionPropertyEnumInt<T extends number | string = number | string> extends OptionProperty<T> {
  static override readonly classIdentifier = 'org.inviwo.OptionPropertyEnumInt'
  static override readonly holds = isEnumeration
  static override readonly expects = 'a whole number or a name'
}

export class OptionPropertyEnumUInt<T extends number | string = number | string> extends OptionProperty<T> {
  static override readonly classIdentifier = 'org.inviwo.OptionPropertyEnumUInt'
  static override readonly holds = isEnumeration
  static override readonly expects = 'a whole number or a name'
}

export class OptionPropertyEnumUChar<T extends number | string = number | string> extends OptionProperty<T> {
  static override readonly classIdentifier = 'org.inviwo.OptionPropertyEnumUChar'
  static override readonly holds = isEnumeration
  static override readonly expects = 'a whole number or a name'
}

export class OptionPropertyEnumChar<T extends number | string = number | string> extends OptionProperty<T> {
  static override readonly classIdentifier = 'org.inviwo.OptionPropertyEnumChar'
  static override readonly holds = isEnumeration
  static override readonly expects = 'a whole number or a name'
}
