const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Between `&` and `;`. */
const longestReference = 9

/** The five entities of XML and character references; everything else stays as it is. Single pass: nothing expands twice. */
export function decodeEntities(text: string): string {
  let decoded = ''
  let done = 0
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    const start = text.slice(at + 1, at + 2 + longestReference)
    const length = start.indexOf(';')
    const character = length < 0 ? undefined : characterFor(start.slice(0, length))
    if (character === undefined) continue
    decoded += text.slice(done, at) + character
    done = at + length + 2
  }
  return done === 0 ? text : decoded + text.slice(done)
}

function characterFor(reference: string): string | undefined {
  const name = named.get(reference)
  if (name !== undefined || !reference.startsWith('#')) return name
  const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(reference) ?? []
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

/** As TinyXML writes it: named entities, and control characters (line breaks above all) as references. */
export function encodeEntities(text: string): string {
  return text.replace(/[&<>"'\p{Cc}]/gu, character => {
    const name = [...named].find(([, value]) => value === character)?.[0]
    return name === undefined ? `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')};` : `&${name};`
  })
}
