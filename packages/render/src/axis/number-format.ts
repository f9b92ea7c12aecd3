const conversion = /%([-+ 0#]*)(\d+)?(?:\.(\d*))?(?:hh|h|ll|l|L|q|j|z|t)?([diufFeEgG%])/gu

/** A number in a format as of C's `printf`: `%g`, `%.3f`, `%5.1e m`. Every conversion gets the same number. */
export function formatNumber(format: string, value: number): string {
  return format.replace(conversion, (_, flags: string, width: string | undefined, digits: string | undefined, kind: string) => {
    if (kind === '%') return '%'
    const precision = digits === undefined ? 6 : Math.min(Number(digits || 0), 100)
    const text = unsigned(Math.abs(value), kind, precision, flags.includes('#'))
    const isNegative = value < 0 || Object.is(value, -0)
    const sign = isNegative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
    return padded(sign, kind === kind.toUpperCase() ? text.toUpperCase() : text, Number(width ?? 0), flags)
  })
}

function unsigned(value: number, kind: string, precision: number, keepsZeros: boolean): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : 'inf'
  if ('diu'.includes(kind)) return String(Math.trunc(value))
  const type = kind.toLowerCase()
  if (type === 'f') return value.toFixed(precision)
  if (type === 'e') return exponential(value, precision)
  const significant = Math.max(precision, 1)
  const exponent = Number(value.toExponential(significant - 1).split('e')[1])
  if (exponent < -4 || exponent >= significant) {
    const text = exponential(value, significant - 1)
    return keepsZeros ? text : text.replace(/\.?0*e/u, 'e')
  }
  const text = value.toFixed(significant - 1 - exponent)
  return keepsZeros || !text.includes('.') ? text : text.replace(/\.?0+$/u, '')
}

/** With two digits of exponent at least. */
function exponential(value: number, precision: number): string {
  return value.toExponential(precision).replace(/e([+-])(\d)$/u, (_, sign: string, digit: string) => `e${sign}0${digit}`)
}

function padded(sign: string, text: string, width: number, flags: string): string {
  if (flags.includes('-')) return `${sign}${text}`.padEnd(width)
  if (flags.includes('0')) return sign + text.padStart(width - sign.length, '0')
  return `${sign}${text}`.padStart(width)
}
