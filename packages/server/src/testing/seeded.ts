/** Numbers from 0 to 1 that the logged seed repeats: `IVW_SEED=... npm test`. Mulberry32. */
export function seeded(name: string): () => number {
  const seed = Number(process.env.IVW_SEED ?? Date.now() % 2 ** 32)
  console.info(`${name}: IVW_SEED=${seed}`)
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** How often something is tried: seldom in `npm test`, often with `IVW_NIGHTLY=1`. */
export function rounds(usual: number, nightly: number): number {
  return process.env.IVW_NIGHTLY ? nightly : usual
}
