import { random } from '@ivw/network/testing'

/** Numbers from 0 to 1 that the logged seed repeats: `IVW_SEED=... npm test`. */
export function seeded(name: string): () => number {
  const seed = Number(process.env.IVW_SEED ?? Date.now() % 2 ** 32)
  console.info(`${name}: IVW_SEED=${seed}`)
  return random(seed)
}

/** How often something is tried: seldom in `npm test`, often with `IVW_NIGHTLY=1`. */
export function rounds(usual: number, nightly: number): number {
  return process.env.IVW_NIGHTLY ? nightly : usual
}
