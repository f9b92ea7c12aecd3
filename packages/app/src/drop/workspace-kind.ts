import { notify } from '../shell/notices.ts'
import type { DropKind } from './drop-kind.ts'

/** A workspace takes the place of the open one, after the question about what is not saved. */
export const workspaceKind: DropKind = {
  fits: ({ name }) => /\.inv$/i.test(name),
  async take([first, ...others], { page }) {
    if (!first) return
    if (others.length > 0) notify('info', `One workspace can be open at a time: ${first.name}.`)
    if (first.kind === 'path') await page.workspace.open(first.path)
    else await page.workspace.openContent(new Uint8Array(await first.file.arrayBuffer()), first.name)
  },
}
