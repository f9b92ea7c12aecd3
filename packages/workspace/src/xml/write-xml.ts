import type { XmlElement } from './element.ts'
import { encodeEntities } from './entities.ts'

/** The text of a document as Inviwo writes it: 4 spaces a level, ` />` for elements without content. */
export function writeXml(root: XmlElement): string {
  const lines = ['<?xml version="1.0" ?>']
  writeElement(root, '', lines)
  return `${lines.join('\n')}\n`
}

function writeElement(node: XmlElement, indent: string, lines: string[]): void {
  const attributes = node.attributes.map(([name, value]) => ` ${name}="${encodeEntities(value)}"`).join('')
  const start = `${indent}<${node.name}${attributes}`
  const text = node.text === undefined ? '' : encodeEntities(node.text)
  if (node.children.length === 0) lines.push(text === '' ? `${start} />` : `${start}>${text}</${node.name}>`)
  else {
    lines.push(`${start}>${text}`)
    for (const inner of node.children) writeElement(inner, `${indent}    `, lines)
    lines.push(`${indent}</${node.name}>`)
  }
}
