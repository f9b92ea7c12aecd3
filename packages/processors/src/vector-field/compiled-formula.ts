import { compileVectorFormula, DataError, type Formula } from '@ivw/data'
import type { StringProperty } from '@ivw/network'

/** The function that a property holds as text. Throws DataError that names the property and the place of the mistake. */
export function compiledFormula(
  property: StringProperty,
  variables: readonly string[],
  constants: Readonly<Record<string, number>> = {},
): Formula {
  try {
    return compileVectorFormula(property.value, variables, constants)
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    throw new DataError(`${property.displayName}: ${error.message}`, { cause: error })
  }
}

/** Those of C, which Inviwo offers in formulas. */
export const mathConstants: Readonly<Record<string, number>> = {
  M_E: Math.E,
  M_LOG2E: Math.LOG2E,
  M_LOG10E: Math.LOG10E,
  M_LN2: Math.LN2,
  M_LN10: Math.LN10,
  M_PI: Math.PI,
  M_PI_2: Math.PI / 2,
  M_PI_4: Math.PI / 4,
  M_1_PI: 1 / Math.PI,
  M_2_PI: 2 / Math.PI,
  M_2_SQRTPI: 2 / Math.sqrt(Math.PI),
  M_SQRT2: Math.SQRT2,
  M_SQRT1_2: Math.SQRT1_2,
}
