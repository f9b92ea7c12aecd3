import { DataError } from '../errors.ts'
import { compileShader } from '../voxel-shader/compile-shader.ts'
import type { ShaderType, Variables } from '../voxel-shader/shader-value.ts'
import { compileFormula, type Formula } from './compile.ts'

/**
 * As `compileFormula`, also for formulas that use vectors on their way to a number, such as `length(vec2(x, y))`; these take longer.
 * Throws DataError where the mistake is.
 */
export function compileVectorFormula(
  text: string,
  variables: readonly string[],
  constants: Readonly<Record<string, number>> = {},
): Formula {
  if (!/\bvec[234]\b/u.test(text)) return compileFormula(text, variables, constants)
  if (text.includes(';')) throw new DataError('A formula is one expression', { found: '";"' })
  const names = [...variables, ...Object.keys(constants)]
  const run = compileShader(`void main() { number = ${text}; }`, {
    inputs: Object.fromEntries(names.map(name => [name, 'float'] satisfies [string, ShaderType])),
    outputs: { number: 'float' },
    uniforms: {},
    functions: {},
  })
  const values: Variables = new Map(Object.entries(constants).map(([name, value]) => [name, [value]]))
  return (...numbers) => {
    variables.forEach((name, i) => {
      values.set(name, [numbers[i] as number])
    })
    run(values)
    return values.get('number')?.[0] as number
  }
}
