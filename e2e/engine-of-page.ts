export interface EngineWindow {
  ivwAsk(command: string, parameters: unknown): Promise<unknown>
}

/** Runs in the page before its own scripts: keeps hold of the engine's worker, to ask it beside the page. */
export function rememberEngine(): void {
  const Native = window.Worker
  const answers = new Map<number, (message: { kind: string; result?: unknown; message?: string }) => void>()
  let engine: Worker | undefined
  // The page counts upwards from 1.
  let nextId = -1
  window.Worker = class extends Native {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      if (options?.name !== 'engine') return
      engine = this
      this.addEventListener('message', ({ data }) => {
        answers.get(data.id)?.(data)
        answers.delete(data.id)
      })
    }
  }
  Object.assign(window, {
    ivwAsk: (command: string, parameters: unknown) =>
      new Promise((resolve, reject) => {
        const id = nextId--
        answers.set(id, answer => (answer.kind === 'answer' ? resolve(answer.result) : reject(new Error(answer.message))))
        engine?.postMessage({ kind: 'request', id, command, parameters })
      }),
  })
}
