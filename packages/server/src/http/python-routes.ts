import { routes } from '@ivw/engine/server-protocol'
import { z } from 'zod'
import type { InterpreterRegistry } from '../python/interpreter-registry.ts'
import type { PackageInstaller } from '../python/package-installer.ts'
import type { ApiRoute } from './api-route.ts'
import { sendJson } from './file-routes.ts'
import { bodyOf } from './query.ts'

const path = z.string().min(1).max(4096)
const named = z.object({ path })
const packageBody = z
  .object({ module: z.string().max(200).optional(), package: z.string().max(200).optional(), interpreter: path.optional() })
  .refine(body => body.module !== undefined || body.package !== undefined, 'names neither module nor package')

/** Which Python runs, and what is installed into it. */
export function pythonRoutes(interpreters: InterpreterRegistry, installer: PackageInstaller): readonly ApiRoute[] {
  return [
    { method: 'GET', path: routes.interpreters, body: 'none', handle: () => interpreters.list() },
    {
      method: 'POST',
      path: routes.interpreter,
      body: 'json',
      handle: request => interpreters.examine(bodyOf(request, named).path),
    },
    {
      method: 'PUT',
      path: routes.interpreter,
      body: 'json',
      handle: async (request, reply) => {
        await interpreters.choose(bodyOf(request, named).path)
        return reply.code(204).send()
      },
    },
    {
      method: 'POST',
      path: routes.installPlan,
      body: 'json',
      handle: async (request, reply) => sendJson(reply, await interpreters.plan(bodyOf(request, packageBody))),
    },
    {
      method: 'POST',
      path: routes.install,
      body: 'json',
      handle: async (request, reply) => sendJson(reply, { outcome: await interpreters.install(bodyOf(request, packageBody)) }),
    },
    {
      method: 'DELETE',
      path: routes.install,
      body: 'none',
      handle: async (_request, reply) => {
        await installer.cancel()
        return reply.code(204).send()
      },
    },
  ]
}
