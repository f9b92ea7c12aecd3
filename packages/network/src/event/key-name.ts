const names: Readonly<Record<string, string>> = {
  Equal: '+',
  NumpadAdd: '+',
  Minus: '-',
  NumpadSubtract: '-',
  Space: ' ',
  Comma: ',',
  Period: '.',
}

/** The key's name, independent of the layout: `KeyW` is W, `Digit1` is 1; plus needs no shift. */
export function keyName(code: string): string {
  return names[code] ?? /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1] ?? code
}
