import { Fragment } from 'react'
import './help-text.css'

/** The small part of Markdown that help texts use: paragraphs, lists, `code`, **bold**, *emphasis*, headings. Never HTML. */
export function HelpText({ text }: { text: string }) {
  return (
    <div className="help-text">
      {blocks(text).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one text never move
        <Block key={index} lines={block} />
      ))}
    </div>
  )
}

function Block({ lines }: { lines: readonly string[] }) {
  const [first = ''] = lines
  const heading = /^#+\s+(.*)$/.exec(first)
  if (heading) return <h3>{inline(heading[1] ?? '')}</h3>
  if (bullet.test(first))
    return (
      <ul>
        {items(lines).map(item => (
          <li key={item}>{inline(item)}</li>
        ))}
      </ul>
    )
  return <p>{inline(lines.join(' '))}</p>
}

const bullet = /^\s*[-*+]\s+/

/** Lines that begin no item belong to the one before. */
function items(lines: readonly string[]): string[] {
  return lines.reduce<string[]>((found, line) => {
    if (bullet.test(line)) found.push(line.replace(bullet, ''))
    else found.push(`${found.pop() ?? ''} ${line.trim()}`)
    return found
  }, [])
}

export function blocks(text: string): readonly (readonly string[])[] {
  const found: string[][] = []
  let before = ''
  for (const line of text.split(/\r?\n/)) {
    const block = found.at(-1)
    const begins =
      before.trim() === '' || line.startsWith('#') || before.startsWith('#') || (bullet.test(line) && !bullet.test(block?.[0] ?? ''))
    if (line.trim() !== '') {
      if (begins || !block) found.push([line])
      else block.push(line)
    }
    before = line
  }
  return found
}

function inline(text: string) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*)/).map((part, index) => {
    const key = `${index.toString()}${part}`
    if (part.length > 2 && part.startsWith('`') && part.endsWith('`')) return <code key={key}>{part.slice(1, -1)}</code>
    if (part.length > 4 && part.startsWith('**') && part.endsWith('**')) return <strong key={key}>{part.slice(2, -2)}</strong>
    if (part.length > 2 && part.startsWith('*') && part.endsWith('*')) return <em key={key}>{part.slice(1, -1)}</em>
    return <Fragment key={key}>{part}</Fragment>
  })
}
