/** What the GPU was asked for up to now. */
export class GlFence {
  readonly #gl: WebGL2RenderingContext
  readonly #sync: WebGLSync | null

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl
    this.#sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
    gl.flush()
  }

  /** Resolves when all of it is done, or the context is lost. */
  async reached(): Promise<void> {
    const [gl, sync] = [this.#gl, this.#sync]
    if (!sync) return
    // A browser learns of fences between tasks only.
    while (!gl.isContextLost() && gl.clientWaitSync(sync, 0, 0) === gl.TIMEOUT_EXPIRED) await new Promise(resolve => setTimeout(resolve, 1))
    gl.deleteSync(sync)
  }
}
