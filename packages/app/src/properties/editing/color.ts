/** Red, green, blue, alpha from 0 to 1. */
export type Rgba = readonly [number, number, number, number]

/** `#RGB`, `#RGBA`, `#RRGGBB`, `#RRGGBBAA`, the hash optional; undefined for anything else. */
export function parseHex(text: string): Rgba | undefined {
  const digits = /^\s*#?([0-9a-f]+)\s*$/i.exec(text)?.[1]
  if (!digits) return undefined
  const pairs = digits.length <= 4 ? [...digits].map(digit => digit + digit) : (digits.match(/../g) ?? [])
  if ((digits.length > 4 && digits.length % 2 === 1) || (pairs.length !== 3 && pairs.length !== 4)) return undefined
  const [red = 0, green = 0, blue = 0, alpha = 1] = pairs.map(pair => Number.parseInt(pair, 16) / 255)
  return [red, green, blue, alpha]
}

/** `#rrggbb`, or `#rrggbbaa` with alpha. */
export function hexOf(color: readonly number[], withAlpha = false): string {
  const shown = withAlpha ? color.slice(0, 4) : color.slice(0, 3)
  return `#${shown.map(channel => byte(channel).toString(16).padStart(2, '0')).join('')}`
}

export function cssColor([red = 0, green = 0, blue = 0, alpha = 1]: readonly number[]): string {
  return `rgb(${byte(red).toString()} ${byte(green).toString()} ${byte(blue).toString()} / ${alpha.toFixed(4)})`
}

function byte(channel: number): number {
  return Math.round(Math.min(Math.max(channel, 0), 1) * 255)
}
