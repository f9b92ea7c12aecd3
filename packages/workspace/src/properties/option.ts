import type { FileExtension, Option } from '@ivw/network'
import { attribute, child, childrenOf, element, type XmlElement } from '../xml/element.ts'
import { content, contentOf, type Field } from './field.ts'
import { numberText, plainText, type TextForm, wholeText } from './text-form.ts'

interface OptionValue<T> {
  read(node: XmlElement): T | undefined
  write(value: T): XmlElement
}

function plainValue<T>(form: TextForm<T>): OptionValue<T> {
  return {
    read: node => form.parse(attribute(node, 'content') ?? ''),
    write: value => element('value', { content: form.format(value) }),
  }
}

/** Enumerations have numbers in files of Inviwo; options whose values are names here are written by them. */
const enumeration: TextForm<number | string> = {
  parse: text => wholeText.parse(text) ?? text,
  format: String,
}

export const extensionValue: OptionValue<FileExtension> = {
  read: node => {
    const [extension, description] = [contentOf(node, 'extension'), contentOf(node, 'description')]
    return extension === undefined ? undefined : { extension, description: description ?? '' }
  },
  write: ({ extension, description }) => element('value', {}, extensionElements({ extension, description })),
}

export function extensionElements({ extension, description }: FileExtension): XmlElement[] {
  return [element('extension', { content: extension }), element('description', { content: description })]
}

function optionFields<T>(value: OptionValue<T>): readonly Field[] {
  const options: Field = {
    element: 'options',
    keys: ['options'],
    read: node => {
      const read = childrenOf(node, 'option').map(option => readOption(option, value))
      return read.every(option => option !== undefined) ? { options: read } : undefined
    },
    write: state => {
      const list = state.options as readonly Option<T>[] | undefined
      if (!list) return undefined
      const entries = list.map(option => [
        element('id', { content: option.id }),
        element('name', { content: option.name }),
        value.write(option.value),
      ])
      return element(
        'options',
        {},
        entries.map(parts => element('option', {}, parts)),
      )
    },
  }
  return [options, content('selectedIdentifier', 'selected', plainText)]
}

function readOption<T>(node: XmlElement, form: OptionValue<T>): Option<T> | undefined {
  const id = contentOf(node, 'id')
  const holder = child(node, 'value')
  const value = holder && form.read(holder)
  return id === undefined || value === undefined ? undefined : { id, name: contentOf(node, 'name') ?? id, value }
}

const whole = optionFields(plainValue(wholeText))
const real = optionFields(plainValue(numberText))

/** For classes that are not known but look like options. */
export const guessedOptionFields = optionFields(plainValue(enumeration))

export const optionClasses: readonly (readonly [string, readonly Field[]])[] = [
  ...['Int', 'UInt', 'Size_t', 'Char', 'UChar'].map(name => [`org.inviwo.OptionProperty${name}`, whole] as const),
  ...['Float', 'Double'].map(name => [`org.inviwo.OptionProperty${name}`, real] as const),
  ...['EnumInt', 'EnumUInt', 'EnumChar', 'EnumUChar'].map(name => [`org.inviwo.OptionProperty${name}`, guessedOptionFields] as const),
  ['org.inviwo.OptionPropertyString', optionFields(plainValue(plainText))],
  ['org.inviwo.OptionPropertyFileExtension', optionFields(extensionValue)],
]
