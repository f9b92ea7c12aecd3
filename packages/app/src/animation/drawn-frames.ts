import type { AnimationFrame, AnimationRequest } from '@ivw/engine/protocol'
import type { EngineClient } from '../engine/client.ts'

export interface FrameSource {
  readonly request: AnimationRequest
  readonly times: readonly number[]
  readonly as: 'png' | 'pixels'
  readonly signal: AbortSignal
  /** How many frames are done. */
  readonly onProgress: (frames: number) => void
}

/** All frames of an animation, drawn fully one after the other; then everything is as it was. Throws what the engine refuses, and the signal's reason. */
export async function* drawnFrames(
  engine: EngineClient,
  { request, times, as, signal, onProgress }: FrameSource,
): AsyncGenerator<AnimationFrame> {
  await engine.request('beginAnimation', request)
  try {
    for (const [frame, at] of times.entries()) {
      signal.throwIfAborted()
      const drawn = await engine.request('animationFrame', { at, as })
      if (drawn) yield drawn
      onProgress(frame + 1)
    }
  } finally {
    await engine.request('endAnimation', {})
  }
}
