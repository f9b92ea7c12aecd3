import DOMPurify from 'dompurify'
import { marked, type Token, type Tokens } from 'marked'
import { useMemo } from 'react'
import './markdown.css'

/** A text of a user as Markdown. What comes from files is cleaned: no scripts, no pictures, links open elsewhere. */
export function Markdown({ text }: { text: string }) {
  const html = useMemo(() => ({ __html: cleaned(marked.parse(text, { async: false, gfm: true })) }), [text])
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it was cleaned
  return <div className="markdown" dangerouslySetInnerHTML={html} />
}

/** The words alone, for where there is room for a line or two. */
export function plainText(markdown: string): string {
  return wordsOf(marked.lexer(markdown)).replaceAll(/\s+/g, ' ').trim()
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map(token => {
      if (token.type === 'list') return wordsOf((token as Tokens.List).items)
      if ('tokens' in token && token.tokens) return wordsOf(token.tokens) + (isBlock(token) ? ' ' : '')
      if (token.type === 'html') return ''
      return 'text' in token ? (token.text as string) : ' '
    })
    .join('')
}

const isBlock = ({ type }: Token): boolean => ['paragraph', 'heading', 'list_item', 'blockquote', 'text'].includes(type)

/** Made at first use: only a page has a document. */
let purifier: typeof DOMPurify | undefined

function madePurifier(): typeof DOMPurify {
  const made = DOMPurify(window)
  made.addHook('afterSanitizeAttributes', element => {
    if (element.tagName !== 'A') return
    if (!/^https?:/.test(element.getAttribute('href') ?? '')) element.removeAttribute('href')
    element.setAttribute('target', '_blank')
    element.setAttribute('rel', 'noopener noreferrer')
  })
  return made
}

function cleaned(html: string): string {
  purifier ??= madePurifier()
  return purifier.sanitize(html, {
    USE_PROFILES: { html: true },
    FORBID_TAGS: ['img', 'style', 'form', 'input', 'button'],
    FORBID_ATTR: ['style', 'class', 'id'],
  })
}
