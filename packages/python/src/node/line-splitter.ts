import { StringDecoder } from 'node:string_decoder'

const longestLine = 64 * 1024
const linesPerSecond = 2_000
const heldLines = 10_000
const tailLength = 50
const releaseMilliseconds = 250

/** Cuts the captured output of a process into lines, bounded in length and rate: of a flood the newest lines are kept and come late. */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8')
  readonly #emit: (lines: readonly string[], dropped: number) => void
  /** The last lines, also those that are still held back. */
  readonly tail: string[] = []
  #rest = ''
  #second = 0
  #count = 0
  #held: string[] = []
  #dropped = 0
  #timer: NodeJS.Timeout | undefined

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

  /** Gives out all that is held back, and a last line without line break. */
  end(): void {
    const rest = this.#rest + this.#decoder.end()
    this.#rest = ''
    if (rest !== '') this.#pass([rest])
    clearTimeout(this.#timer)
    this.#hold([])
    const dropped = this.#takeDropped()
    if (this.#held.length > 0 || dropped > 0) this.#emit(this.#held.splice(0), dropped)
  }

  #pass(lines: readonly string[]): void {
    this.tail.push(...lines.slice(-tailLength))
    this.tail.splice(0, this.tail.length - tailLength)
    const affordable = this.#held.length > 0 ? 0 : this.#afford(lines.length)
    if (affordable > 0) this.#emit(lines.slice(0, affordable), this.#takeDropped())
    if (affordable < lines.length) this.#hold(lines.slice(affordable))
  }

  /** How many of so many lines may go out now. */
  #afford(wanted: number): number {
    const second = Math.floor(Date.now() / 1000)
    if (second !== this.#second) {
      this.#second = second
      this.#count = 0
    }
    const affordable = Math.min(wanted, linesPerSecond - this.#count)
    this.#count += affordable
    return affordable
  }

  #hold(lines: readonly string[]): void {
    this.#held = [...this.#held, ...lines]
    const excess = Math.max(0, this.#held.length - heldLines)
    this.#held.splice(0, excess)
    this.#dropped += excess
    if (this.#held.length > 0) this.#timer ??= setTimeout(() => this.#release(), releaseMilliseconds).unref()
  }

  #release(): void {
    this.#timer = undefined
    const lines = this.#held.splice(0, this.#afford(this.#held.length))
    if (lines.length > 0) this.#emit(lines, this.#takeDropped())
    this.#hold([])
  }

  #takeDropped(): number {
    const dropped = this.#dropped
    this.#dropped = 0
    return dropped
  }
}
