import { routes } from '@ivw/engine/server-protocol'
import { z } from 'zod'
import { RequestError } from '../errors.ts'
import { checkedPath } from '../files/path-rules.ts'
import type { Gallery } from '../session/gallery.ts'
import type { RecentFiles } from '../session/recent-files.ts'
import type { WorkspacePictures } from '../session/workspace-pictures.ts'
import type { ApiRoute } from './api-route.ts'
import { bodyOf, queryOf } from './query.ts'

const galleryQuery = z.object({ of: z.enum(['examples', 'templates', 'recent', 'folder']), folder: z.string().optional() })
const pictureQuery = z.object({ path: z.string(), draw: z.literal('1').optional() })
const pathShape = z.object({ path: z.string() })

export interface GalleryRoutesOptions {
  readonly gallery: Gallery
  readonly recent: RecentFiles
  readonly pictures: WorkspacePictures
  readonly examples: string
  /** The program's own first, then the user's. */
  readonly templates: readonly string[]
}

/** Workspaces to begin with, and their pictures. */
export function galleryRoutes({ gallery, recent, pictures, examples, templates }: GalleryRoutesOptions): readonly ApiRoute[] {
  const list = async (of: z.infer<typeof galleryQuery>['of'], folder: string | undefined) => {
    if (of === 'examples') return gallery.list(examples)
    if (of === 'recent') return recent.list()
    if (of === 'templates') return (await Promise.all(templates.map(each => gallery.list(each)))).flat()
    if (folder === undefined) throw new RequestError(400, 'A folder is missing.')
    return gallery.list(checkedPath(folder))
  }
  return [
    {
      method: 'GET',
      path: routes.gallery,
      body: 'none',
      handle: async request => {
        const { of, folder } = queryOf(request, galleryQuery)
        return list(of, folder)
      },
    },
    {
      method: 'GET',
      path: routes.workspacePicture,
      body: 'none',
      handle: async (request, reply) => {
        const { path, draw } = queryOf(request, pictureQuery)
        const bytes = await pictures.picture(checkedPath(path), draw !== undefined)
        return reply
          .headers({
            'content-type': 'application/octet-stream',
            'content-disposition': 'attachment',
            'content-security-policy': 'sandbox',
          })
          .send(bytes ?? Buffer.alloc(0))
      },
    },
    {
      method: 'PUT',
      path: routes.recent,
      body: 'json',
      handle: async (request, reply) => {
        await recent.remember(checkedPath(bodyOf(request, pathShape).path))
        return reply.code(204).send()
      },
    },
    {
      method: 'DELETE',
      path: routes.recent,
      body: 'none',
      handle: async (request, reply) => {
        await recent.forget(queryOf(request, pathShape).path)
        return reply.code(204).send()
      },
    },
  ]
}
