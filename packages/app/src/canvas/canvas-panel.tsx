import type { ProcessorView } from '@ivw/engine/protocol'
import { CircleAlert, LoaderCircle, MonitorX } from 'lucide-react'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useEngine } from '../engine/engine-context.ts'
import { frames } from '../engine/frames.ts'
import { useStore } from '../store.ts'
import { Button } from '../ui/button.tsx'
import { CanvasMenu } from './canvas-menu.tsx'
import { CanvasToolTip } from './canvas-tool-tip.tsx'
import { failedUpstream } from './failed-upstream.ts'
import { useCanvasInput } from './use-canvas-input.ts'
import { useCanvasSize } from './use-canvas-size.ts'
import './canvas-panel.css'

/** Shows the frames of one canvas processor and sends what the user does over it. */
export function CanvasPanel({ identifier }: { identifier: string }) {
  const box = useRef<HTMLDivElement>(null)
  const displayName = useStore(state => state.processors.get(identifier)?.displayName ?? identifier)
  useCanvasSize(identifier, box)
  useCanvasInput(identifier, box)

  useEffect(() => {
    const element = frames.element(identifier)
    box.current?.prepend(element)
    return () => element.remove()
  }, [identifier])

  return (
    <div className="canvas-panel">
      <div
        ref={box}
        className="canvas-box"
        data-canvas={identifier}
        role="application"
        aria-label={`${displayName}, picture`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys over the picture go to the engine
        tabIndex={0}
      />
      <CanvasOverlay identifier={identifier} />
      <CanvasToolTip canvas={identifier} box={box} />
      <CanvasMenu canvas={identifier} box={box} />
    </div>
  )
}

function useHasFrame(identifier: string): boolean {
  return useSyncExternalStore(
    callback => {
      const listening = frames.onPresence(identifier, callback)
      return () => listening.dispose()
    },
    () => frames.count(identifier) > 0,
  )
}

/** Says why there is no picture, or why the one that is seen is not the newest. */
function CanvasOverlay({ identifier }: { identifier: string }) {
  const engine = useEngine()
  const seen = useHasFrame(identifier)
  const gpu = useStore(state => state.gpu)
  const status = useStore(state => state.processors.get(identifier)?.status)
  const failed = useStore(state => failedUpstream(identifier, state.processors, state.connections))
  // Where nothing runs, there is nothing to wait for.
  const isWorking = useStore(state => !seen && (gpu.state === 'starting' || isRunning(state.processors)))
  const connected = useStore(state => state.connections.some(edge => edge.destination.startsWith(`${identifier}.`)))

  if (gpu.state === 'lost')
    return (
      <div className="canvas-overlay" role="status">
        <LoaderCircle aria-hidden className="spin" size={20} />
        <p>{gpu.message ?? 'The graphics context was lost.'} Recovering ...</p>
        <Button onClick={() => engine.perform('restoreGpu', {})}>Try Again Now</Button>
      </div>
    )
  if (gpu.state === 'none')
    return (
      <div className="canvas-overlay" role="status">
        <MonitorX aria-hidden size={20} />
        <p>{gpu.message ?? 'This browser offers neither WebGPU nor WebGL 2, so nothing can be drawn.'}</p>
      </div>
    )
  if (status?.error)
    return (
      <div className={seen ? 'canvas-banner' : 'canvas-overlay'} role="status">
        <CircleAlert aria-hidden size={seen ? 14 : 20} />
        <p>{status.error.message}</p>
      </div>
    )
  // Also where the failure is behind an optional input and the picture is drawn without it.
  if (failed)
    return (
      <div className={seen ? 'canvas-banner' : 'canvas-overlay'} role="status">
        <CircleAlert aria-hidden size={seen ? 14 : 20} />
        <p>
          {failed.displayName} failed: {failed.status.error?.message}
        </p>
      </div>
    )
  if (seen) return null
  return (
    <div className="canvas-overlay" role="status">
      {connected && isWorking ? <LoaderCircle aria-hidden className="spin" size={20} /> : undefined}
      <p>{connected ? waiting(gpu.state, status?.state) : 'Connect an image to this canvas to see it here.'}</p>
    </div>
  )
}

function isRunning(processors: ReadonlyMap<string, ProcessorView>): boolean {
  return [...processors.values()].some(({ status: { state } }) => state === 'running' || state === 'pending')
}

function waiting(gpu: 'starting' | 'ready', state: string | undefined): string {
  if (gpu === 'starting') return 'Starting the GPU ...'
  return state === 'not-ready' ? 'An input of this network has no data yet.' : 'No picture yet.'
}
