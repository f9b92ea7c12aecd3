import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest()

/** The secret of one run of the server: 256 random bits in an alphabet that URLs, headers and sub-protocol names share. */
export class Token {
  readonly text: string
  readonly #digest: Buffer

  constructor(text: string = randomBytes(32).toString('base64url')) {
    this.text = text
    this.#digest = digest(text)
  }

  /** Compares digests, so that neither length nor content of a guess shows in the time taken. */
  matches(guess: string): boolean {
    return timingSafeEqual(digest(guess), this.#digest)
  }

  // A token that ends up in a log line or a JSON dump by accident must not be readable there.
  toString(): string {
    return '[token]'
  }

  toJSON(): string {
    return '[token]'
  }
}
