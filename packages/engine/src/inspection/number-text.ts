/** As many digits as a person reads: 6 of them, large and small ones with an exponent. */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e9) return value.toLocaleString('en')
  return Number.isFinite(value) ? String(Number(value.toPrecision(6))) : String(value)
}

export function rangeText([low, high]: readonly number[], unit = ''): string {
  return `${numberText(low as number)} to ${numberText(high as number)}${unit === '' ? '' : ` ${unit}`}`
}

export function vectorText(values: readonly number[]): string {
  return values.map(numberText).join(', ')
}

/** `3.2 MB`; decimal units, as disks and downloads have them. */
export function bytesText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
  return `${power === 0 ? bytes : Number((bytes / 1000 ** power).toPrecision(3))} ${units[power]}`
}

export function counted(count: number, noun: string, several = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : several}`
}
