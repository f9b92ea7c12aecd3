import { useEffect, useState } from 'react'

/** Shorter runs are not worth a number that changes while one looks at it. */
const shownFrom = 3

/** Whole seconds since `running` became true, from the third on; undefined before and while nothing runs. */
export function useRunningSeconds(running: boolean): number | undefined {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    setSeconds(0)
    if (!running) return
    const begun = performance.now()
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - begun) / 1000)), 500)
    return () => clearInterval(timer)
  }, [running])
  return running && seconds >= shownFrom ? seconds : undefined
}
