import { create } from 'zustand'

/** Whether this page asked the engine to pause. */
export const usePause = create<{ readonly paused: boolean }>(() => ({ paused: false }))
