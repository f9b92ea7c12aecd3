import { setConsoleFunction } from 'three/webgpu'

export type RendererProblem = { readonly level: 'warning' | 'error'; readonly text: string }

const listeners = new Set<(problem: RendererProblem) => void>()
let collected: string[] | undefined

/** three reports shaders that it cannot build in the console and draws nothing. */
function hear(type: 'log' | 'warn' | 'error', message: string, ...details: readonly unknown[]): void {
  if (type === 'log') return
  const text = [message, ...details].map(readable).filter(Boolean).join(' ')
  if (type === 'error' && collected) collected.push(text)
  else if (listeners.size === 0) console[type](text)
  else for (const listener of listeners) listener({ level: type === 'warn' ? 'warning' : 'error', text })
}

/** The stack of a shading expression says where it was written, which means nothing to users. */
function readable(detail: unknown): string {
  if (detail instanceof Error) return detail.message
  return typeof detail === 'object' && detail !== null ? '' : String(detail)
}

setConsoleFunction(hear as never)

/** Runs something that draws. Returns the errors that three reported meanwhile. */
export function errorsWhile(action: () => void): readonly string[] {
  const errors: string[] = []
  collected = errors
  try {
    action()
  } finally {
    collected = undefined
  }
  return errors
}

/** Hears what three reports at other times, such as pipelines that a device refuses. Without a listener it goes to the console. */
export function onRendererProblem(listener: (problem: RendererProblem) => void): { dispose(): void } {
  listeners.add(listener)
  return { dispose: () => void listeners.delete(listener) }
}
