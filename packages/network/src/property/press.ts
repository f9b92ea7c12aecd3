/**
 * A press of a button with those that follow it: it lasts until all links have run, so that every button is pressed once,
 * however many links and groups lead to it, and never because something else in its group changed.
 */
export class Press {
  #isPressed = false
  #followers: Press[] = []

  get isPressed(): boolean {
    return this.#isPressed
  }

  /** Runs `action` unless the button is being pressed already. */
  run(action: () => void): void {
    if (this.#isPressed) return
    this.#isPressed = true
    try {
      action()
    } finally {
      this.#end()
    }
  }

  /** Runs `action` if `leader` is being pressed; this press then ends with that one. */
  follow(leader: Press, action: () => void): void {
    if (!leader.#isPressed || this.#isPressed) return
    this.#isPressed = true
    leader.#followers.push(this)
    action()
  }

  #end(): void {
    this.#isPressed = false
    const followers = this.#followers
    this.#followers = []
    for (const follower of followers) follower.#end()
  }
}
