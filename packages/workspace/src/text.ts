/** `<?xml version="1.0" encoding="..."?>` */
const declaration = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/

/**
 * The text of a workspace's file. As UTF-8, unless a byte order mark or the declaration says otherwise; bytes that are none are
 * taken for Windows-1252, in which programs of that system wrote paths. No bytes are refused.
 */
export function decodeWorkspace(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (first === 0x3c && second === 0) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0 && second === 0x3c) return new TextDecoder('utf-16be').decode(bytes)
  const [, declared = ''] = declaration.exec(new TextDecoder('windows-1252').decode(bytes.subarray(0, 256))) ?? []
  if (/^(iso-8859-1|latin-?1|windows-1252)$/i.test(declared)) return new TextDecoder('windows-1252').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
