const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** The five entities of XML and character references; everything else stays as it is. Single pass: nothing expands twice. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named.get(name) ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

/** As TinyXML writes it: named entities, and control characters (line breaks above all) as references. */
export function encodeEntities(text: string): string {
  return text.replace(/[&<>"'\p{Cc}]/gu, character => {
    const name = [...named].find(([, value]) => value === character)?.[0]
    return name === undefined ? `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')};` : `&${name};`
  })
}
