import { StringDecoder } from 'node:string_decoder'

const longestLine = 64 * 1024
const linesPerSecond = 2_000
const tailLength = 50

/** Cuts the captured output of a process into lines, bounded in length and rate. */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8')
  readonly #emit: (lines: readonly string[], dropped: number) => void
  /** The last lines, also those that were dropped. */
  readonly tail: string[] = []
  #rest = ''
  #second = 0
  #count = 0
  #dropped = 0

  constructor(emit: (lines: readonly string[], dropped: number) => void) {
    this.#emit = emit
  }

  push(chunk: Buffer): void {
    const pieces = (this.#rest + this.#decoder.write(chunk)).split(/\r?\n/)
    this.#rest = pieces.pop() ?? ''
    while (this.#rest.length > longestLine) {
      pieces.push(this.#rest.slice(0, longestLine))
      this.#rest = this.#rest.slice(longestLine)
    }
    this.#pass(pieces)
  }

  /** A last line without line break. */
  end(): void {
    const rest = this.#rest + this.#decoder.end()
    this.#rest = ''
    if (rest !== '') this.#pass([rest])
    else if (this.#dropped > 0) this.#emit([], this.#takeDropped())
  }

  #pass(lines: readonly string[]): void {
    this.tail.push(...lines.slice(-tailLength))
    this.tail.splice(0, this.tail.length - tailLength)
    const second = Math.floor(Date.now() / 1000)
    if (second !== this.#second) {
      this.#second = second
      this.#count = 0
    }
    const passed = lines.slice(0, Math.max(0, linesPerSecond - this.#count))
    this.#count += passed.length
    this.#dropped += lines.length - passed.length
    if (passed.length > 0) this.#emit(passed, this.#takeDropped())
  }

  #takeDropped(): number {
    const dropped = this.#dropped
    this.#dropped = 0
    return dropped
  }
}
