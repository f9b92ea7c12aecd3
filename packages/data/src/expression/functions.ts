/** GLSL's functions of numbers; those of whole numbers give whole numbers where `whole` says so. */
export interface NumberFunction {
  readonly arity: number
  readonly whole?: boolean
  readonly apply: (...values: number[]) => number
}

const clamp = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high)

function unary(apply: (x: number) => number, whole = false): NumberFunction {
  return { arity: 1, apply: apply as NumberFunction['apply'], whole }
}

function binary(apply: (a: number, b: number) => number, whole = false): NumberFunction {
  return { arity: 2, apply: apply as NumberFunction['apply'], whole }
}

function ternary(apply: (a: number, b: number, c: number) => number, whole = false): NumberFunction {
  return { arity: 3, apply: apply as NumberFunction['apply'], whole }
}

/** By name; `atan` has two forms. */
export const numberFunctions: Readonly<Record<string, readonly NumberFunction[]>> = {
  radians: [unary(x => (x * Math.PI) / 180)],
  degrees: [unary(x => (x * 180) / Math.PI)],
  sin: [unary(Math.sin)],
  cos: [unary(Math.cos)],
  tan: [unary(Math.tan)],
  asin: [unary(Math.asin)],
  acos: [unary(Math.acos)],
  atan: [unary(Math.atan), binary(Math.atan2)],
  sinh: [unary(Math.sinh)],
  cosh: [unary(Math.cosh)],
  tanh: [unary(Math.tanh)],
  asinh: [unary(Math.asinh)],
  acosh: [unary(Math.acosh)],
  atanh: [unary(Math.atanh)],
  pow: [binary((a, b) => a ** b)],
  exp: [unary(Math.exp)],
  log: [unary(Math.log)],
  exp2: [unary(x => 2 ** x)],
  log2: [unary(Math.log2)],
  sqrt: [unary(Math.sqrt)],
  inversesqrt: [unary(x => 1 / Math.sqrt(x))],
  abs: [unary(Math.abs, true)],
  sign: [unary(Math.sign, true)],
  floor: [unary(Math.floor)],
  trunc: [unary(Math.trunc)],
  round: [unary(Math.round)],
  ceil: [unary(Math.ceil)],
  fract: [unary(x => x - Math.floor(x))],
  mod: [binary((a, b) => a - b * Math.floor(a / b))],
  min: [binary(Math.min, true)],
  max: [binary(Math.max, true)],
  clamp: [ternary(clamp, true)],
  mix: [ternary((a, b, t) => a * (1 - t) + b * t)],
  step: [binary((edge, x) => (x < edge ? 0 : 1))],
  smoothstep: [
    ternary((low, high, x) => {
      const t = clamp((x - low) / (high - low), 0, 1)
      return t * t * (3 - 2 * t)
    }),
  ],
  length: [unary(Math.abs)],
  distance: [binary((a, b) => Math.abs(a - b))],
  float: [unary(x => x)],
  int: [unary(Math.trunc, true)],
}
