/** Where a command writes, and what it may ask of the process that it runs in. */
export interface Terminal {
  readonly version: string
  /** One line on stdout. */
  print(line: string): void
  /** One line on stderr. */
  error(line: string): void
  /** Starts the command again where a software GPU can be found; false when there is none to try. Does not return otherwise. */
  retryWithSoftwareGpu(): boolean
}

/** Escape sequences and other control characters of foreign text (a print, a file name) must not drive the terminal. */
export function printable(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, '\ufffd')
}
