import { WorkspaceError } from '../errors.ts'
import type { XmlElement } from './element.ts'
import { decodeEntities } from './entities.ts'

const largestText = 64 * 1024 * 1024
const deepestNesting = 256
/** More would not fit into memory; the largest workspaces have some hundred thousand. */
const mostElements = 4_000_000

/** The root element. Throws WorkspaceError for text that is not well formed, too large or too deep, or has a document type. */
export function parseXml(source: string): XmlElement {
  const text = source.replace(/^\uFEFF/, '')
  if (text.length > largestText) throw new WorkspaceError(`The text has ${text.length} characters; at most ${largestText} are read`)
  // Entity bombs need one. Nothing in a workspace does.
  if (/<!\s*DOCTYPE/i.test(text)) throw new WorkspaceError('Document types are refused')
  return new XmlParser(text).parse()
}

interface OpenElement {
  readonly name: string
  readonly attributes: [name: string, value: string][]
  readonly children: XmlElement[]
  readonly line: number
  text: string
}

const namePattern = /[A-Za-z_:\u0080-\uFFFF][\w:.\-\u0080-\uFFFF]*/y
const spacePattern = /[ \t\r\n]*/y
/** Name, equals sign and the quote that opens the value. */
const attributePattern = /([A-Za-z_:\u0080-\uFFFF][\w:.\-\u0080-\uFFFF]*)[ \t\r\n]*=[ \t\r\n]*(["'])/y

/** One pass over the text, with the open elements on a stack of its own. */
class XmlParser {
  readonly #text: string
  readonly #open: OpenElement[] = []
  #root: XmlElement | undefined
  #at = 0
  #elements = 0
  /** From 1; where it ends. */
  #line = 1
  #lineEnd: number

  constructor(text: string) {
    this.#text = text
    this.#lineEnd = this.#lineEndAfter(0)
  }

  parse(): XmlElement {
    for (;;) {
      const start = this.#text.indexOf('<', this.#at)
      this.#takeText(start < 0 ? this.#text.length : start)
      if (start < 0) break
      this.#at = start
      this.#takeMarkup()
    }
    const unclosed = this.#open.at(-1)
    if (unclosed) throw this.#malformed(`<${unclosed.name}> is not closed`, unclosed.line)
    if (!this.#root) throw this.#malformed('it has no element')
    return this.#root
  }

  #takeText(end: number): void {
    if (end === this.#at) return
    const text = this.#text.slice(this.#at, end)
    if (text.trim() === '') return
    const open = this.#open.at(-1)
    if (!open) throw this.#malformed('there is text outside of the root')
    open.text += decodeEntities(text)
  }

  #takeMarkup(): void {
    const text = this.#text
    const kind = text[this.#at + 1]
    if (kind === '/') this.#takeEndTag()
    else if (kind === '?') this.#skipPast('?>', 2)
    else if (kind !== '!') this.#takeStartTag()
    else if (text.startsWith('<!--', this.#at)) this.#skipPast('-->', 4)
    else if (text.startsWith('<![CDATA[', this.#at)) {
      const content = this.#at + 9
      const end = this.#skipPast(']]>', 9)
      const open = this.#open.at(-1)
      if (!open) throw this.#malformed('there is text outside of the root')
      if (text.slice(content, end).trim() !== '') open.text += text.slice(content, end)
    } else throw this.#malformed('this is no tag')
  }

  /** Returns where the mark begins. */
  #skipPast(mark: string, from: number): number {
    const end = this.#text.indexOf(mark, this.#at + from)
    if (end < 0) throw this.#malformed(`${this.#text.slice(this.#at, this.#at + 4)} is not closed`)
    this.#at = end + mark.length
    return end
  }

  #takeEndTag(): void {
    const name = this.#match(namePattern, this.#at + 2)?.[0]
    const open = this.#open.pop()
    if (name === undefined || open?.name !== name)
      throw this.#malformed(`</${name ?? ''}> closes ${open ? `<${open.name}> of line ${open.line}` : 'nothing'}`)
    const end = this.#space(this.#at + 2 + name.length)
    if (this.#text[end] !== '>') throw this.#malformed(`</${name} is not closed`)
    this.#at = end + 1
    this.#close(open)
  }

  #takeStartTag(): void {
    const line = this.#lineHere()
    const name = this.#match(namePattern, this.#at + 1)?.[0]
    if (name === undefined) throw this.#malformed('a tag has no name')
    if (this.#root && this.#open.length === 0) throw this.#malformed('it has two roots')
    if (++this.#elements > mostElements) throw new WorkspaceError(`There are more than ${mostElements} elements`, line)
    const open: OpenElement = { name, attributes: [], children: [], line, text: '' }
    this.#takeAttributes(open, this.#at + 1 + name.length)
    if (this.#text[this.#at] === '/') {
      this.#at += 2
      this.#close(open)
      return
    }
    this.#at++
    this.#open.push(open)
    if (this.#open.length > deepestNesting) throw new WorkspaceError(`Elements are nested deeper than ${deepestNesting}`, line)
  }

  /** Ends at the `>` or `/>` of the tag. */
  #takeAttributes(open: OpenElement, from: number): void {
    const text = this.#text
    const seen = new Set<string>()
    for (let at = from; ; ) {
      const next = this.#space(at)
      if (text[next] === '>' || (text[next] === '/' && text[next + 1] === '>')) {
        this.#at = next
        return
      }
      const found = next > at ? this.#match(attributePattern, next) : undefined
      const [whole = '', name = '', quote = '"'] = found ?? []
      const end = found ? text.indexOf(quote, next + whole.length) : -1
      if (end < 0) throw this.#malformed(`the tag <${open.name}> is not closed, or an attribute has no value in quotes`, open.line)
      if (seen.has(name)) throw this.#malformed(`<${open.name}> has the attribute ${name} twice`, open.line)
      seen.add(name)
      open.attributes.push([name, decodeEntities(text.slice(next + whole.length, end))])
      at = end + 1
    }
  }

  #close({ name, attributes, children, line, text: whole }: OpenElement): void {
    // Line breaks and indents around elements are no part of it.
    const text = children.length > 0 ? whole.trim() : whole
    const node: XmlElement = text === '' ? { name, attributes, children, line } : { name, attributes, children, text, line }
    const parent = this.#open.at(-1)
    if (parent) parent.children.push(node)
    else this.#root = node
  }

  #match(pattern: RegExp, at: number): RegExpExecArray | undefined {
    pattern.lastIndex = at
    return pattern.exec(this.#text) ?? undefined
  }

  #space(at: number): number {
    return at + (this.#match(spacePattern, at)?.[0].length ?? 0)
  }

  #lineHere(): number {
    while (this.#lineEnd < this.#at) {
      this.#line++
      this.#lineEnd = this.#lineEndAfter(this.#lineEnd + 1)
    }
    return this.#line
  }

  #lineEndAfter(at: number): number {
    const end = this.#text.indexOf('\n', at)
    return end < 0 ? this.#text.length : end
  }

  #malformed(what: string, line = this.#lineHere()): WorkspaceError {
    return new WorkspaceError(`The text is not well formed: ${what.slice(0, 200)}`, line)
  }
}
