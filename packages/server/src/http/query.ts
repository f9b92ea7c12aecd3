import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { RequestError } from '../errors.ts'

/** The query of a request as a schema says. RequestError 400 names the first field that is wrong. */
export function queryOf<T>(request: FastifyRequest, schema: z.ZodType<T>): T {
  return parsed(request.query, schema, 'query')
}

/** The JSON body of a request as a schema says. RequestError 400 names the first field that is wrong. */
export function bodyOf<T>(request: FastifyRequest, schema: z.ZodType<T>): T {
  return parsed(request.body, schema, 'body')
}

function parsed<T>(value: unknown, schema: z.ZodType<T>, where: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new RequestError(400, `The ${where} is not understood: ${[...(issue?.path ?? []), issue?.message].join(' ')}.`)
}
