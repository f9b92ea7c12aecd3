import { Pause, Play, Square } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { notify, sentence } from '../shell/notices.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { AnimationPreview } from './animation-preview.ts'
import { presentProperties, useAnimation } from './animation-state.ts'

/** Also where the engine is gone meanwhile. */
function stopPreview(preview: AnimationPreview): void {
  preview.stop().catch((error: unknown) => notify('error', sentence(error)))
}

/** Plays the animation in the canvases, and goes to any of its times by hand. Properties are as before once it is stopped. */
export function PreviewBar({ preview, times, disabled }: { preview: AnimationPreview; times: readonly number[]; disabled: boolean }) {
  const { properties, framesPerSecond } = useAnimation()
  const present = useRef<{ readonly of: typeof properties; readonly properties: typeof properties }>(undefined)
  const [frame, setFrame] = useState(0)
  const [playing, setPlaying] = useState(false)
  const [isMoved, setMoved] = useState(false)
  const last = times.length - 1
  const isPlaying = playing && !disabled

  const show = async (next: number) => {
    if (present.current?.of !== properties) present.current = { of: properties, properties: presentProperties(properties) }
    setFrame(next)
    setMoved(true)
    try {
      await preview.show(present.current.properties, times[next] ?? 0)
    } catch (error) {
      setPlaying(false)
      notify('error', sentence(error))
    }
  }
  const stop = () => {
    setPlaying(false)
    setMoved(false)
    stopPreview(preview)
  }
  /** Shows what is due some seconds after the first frame; whether more will follow. */
  const advance = useEffectEvent(async (first: number, seconds: number) => {
    const next = Math.min(first + Math.floor(seconds * framesPerSecond), last)
    await show(next)
    if (next === last) setPlaying(false)
    return next < last
  })
  const firstFrame = useEffectEvent(() => (frame >= last ? 0 : frame))

  useEffect(() => {
    if (!isPlaying) return
    let current = true
    const begun = performance.now()
    const first = firstFrame()
    // As many frames as the computer draws in the time that the animation takes.
    const play = async () => {
      while (current && (await advance(first, (performance.now() - begun) / 1000))) await new Promise(requestAnimationFrame)
    }
    void play()
    return () => {
      current = false
    }
  }, [isPlaying])
  useEffect(() => () => stopPreview(preview), [preview])

  const isIdle = disabled || properties.length === 0
  return (
    <div className="inspector-row">
      <IconButton
        icon={isPlaying ? Pause : Play}
        label={isPlaying ? 'Pause' : 'Preview'}
        disabled={isIdle}
        onClick={() => setPlaying(!isPlaying)}
      />
      <IconButton icon={Square} label="Stop, with all properties as before" disabled={!isMoved || disabled} onClick={stop} />
      <input
        type="range"
        aria-label="Frame"
        min={0}
        max={Math.max(last, 0)}
        value={Math.min(frame, last)}
        disabled={isIdle}
        onChange={event => {
          setPlaying(false)
          void show(Number(event.target.value))
        }}
      />
      <output>
        {Math.min(frame, last) + 1} of {times.length}
      </output>
    </div>
  )
}
