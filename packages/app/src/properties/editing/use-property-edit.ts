import type { PropertyState, PropertyView } from '@ivw/engine/protocol'
import { useEffect, useRef, useState } from 'react'
import type { EngineClient } from '../../engine/client.ts'
import { useEngine } from '../../engine/engine-context.ts'
import { EditStream } from './edit-stream.ts'
import { sameValue } from './same-value.ts'

/** How a widget changes its property. */
export interface PropertyEdit {
  /** What to show: the engine's state with the values of an edit that is under way. */
  readonly state: PropertyState
  /** Why the engine refused the last edit. */
  readonly problem: string | undefined
  /** Values during a drag. All until `end` are one step of undo. */
  drag(patch: PropertyState): void
  end(): void
  /** Gives the drag up: the values from before it come back. */
  cancel(): void
  /** One step at once. */
  commit(patch: PropertyState): void
}

/** How long an edit that the engine answered with other values stays in sight. */
const patience = 300

let drags = 0

/** Edits of one property, shown at once: echoes of older values do not fight the pointer. */
export function usePropertyEdit(property: PropertyView): PropertyEdit {
  const engine = useEngine()
  const [local, setLocal] = useState<PropertyState>()
  const [problem, setProblem] = useState<string>()
  const dragging = useRef<Drag>(undefined)
  /** Counts edits: what waits for an older one's echo is out of date. */
  const edits = useRef(0)
  const settled = useRef(true)

  const show = (patch: PropertyState) => {
    edits.current++
    settled.current = false
    setProblem(undefined)
    setLocal(before => ({ ...before, ...patch }))
  }
  /** The edit is with the engine: show it until its echo comes. */
  const settle = (done: Promise<unknown>) => {
    const edit = edits.current
    const release = () => {
      if (edit === edits.current) setLocal(undefined)
    }
    settled.current = true
    done.then(
      () => setTimeout(release, patience),
      (error: unknown) => {
        setProblem(error instanceof Error ? error.message : String(error))
        release()
      },
    )
  }
  useEffect(() => {
    if (settled.current && local && isEcho(local, property.state)) setLocal(undefined)
  }, [local, property.state])

  return {
    state: local ? { ...property.state, ...local } : property.state,
    problem,
    drag: patch => {
      dragging.current ??= startDrag(engine, property)
      dragging.current.stream.push(patch)
      for (const key of Object.keys(patch)) dragging.current.touched.add(key)
      show(patch)
    },
    end: () => {
      const drag = dragging.current
      dragging.current = undefined
      if (drag) settle(drag.stream.finish())
    },
    cancel: () => {
      const drag = dragging.current
      dragging.current = undefined
      if (!drag) return
      const before = Object.fromEntries([...drag.touched].map(key => [key, drag.before[key]]))
      drag.stream.push(before)
      show(before)
      settle(drag.stream.finish())
    },
    commit: patch => {
      show(patch)
      settle(applyState(engine, property, patch))
    },
  }
}

interface Drag {
  readonly stream: EditStream
  readonly before: PropertyState
  readonly touched: Set<string>
}

function startDrag(engine: EngineClient, property: PropertyView): Drag {
  const merge = `${property.path}#${(++drags).toString()}`
  return { stream: new EditStream(patch => applyState(engine, property, patch, merge)), before: property.state, touched: new Set() }
}

/** Sends new values of a property as a step of undo. */
export function applyState(
  engine: EngineClient,
  property: Pick<PropertyView, 'path' | 'displayName'>,
  state: PropertyState,
  merge?: string,
): Promise<undefined> {
  return engine.request('apply', {
    changes: [{ kind: 'setProperty', path: property.path, state }],
    name: `Change ${property.displayName}`,
    ...(merge !== undefined && { merge }),
  })
}

function isEcho(local: PropertyState, state: PropertyState): boolean {
  return Object.keys(local).every(key => sameValue(local[key], state[key]))
}
