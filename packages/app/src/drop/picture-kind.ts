import { readPngText } from '@ivw/data'
import { workspaceKeyword } from '@ivw/engine/protocol'
import { ask } from '../dialogs/ask.tsx'
import { notify } from '../shell/notices.ts'
import { dataKind } from './data-kind.ts'
import type { DropKind } from './drop-kind.ts'

/** As much as is read of a workspace file. */
const limit = 64 * 2 ** 20

/** A picture that carries the workspace that drew it is that workspace, or an image like any other. */
export const pictureKind: DropKind = {
  async fits(dropped) {
    if (dropped.kind !== 'file' || !/\.png$/i.test(dropped.name)) return false
    return carriesWorkspace(new Uint8Array(await dropped.file.arrayBuffer()), dropped.name)
  },
  async take(all, context) {
    const [first, ...others] = all
    if (first?.kind !== 'file') return
    const answer = await ask({
      title: 'A Picture With Its Workspace',
      text: `${first.name} carries the workspace that drew it.`,
      choices: [
        { value: 'image', label: 'Use as Image' },
        { value: 'open', label: 'Open Workspace', variant: 'primary' },
      ],
    })
    if (answer === 'open') {
      if (others.length > 0) notify('info', `One workspace can be open at a time: ${first.name}.`)
      await context.page.workspace.openContent(new Uint8Array(await first.file.arrayBuffer()), first.name)
    } else if (answer === 'image') await dataKind.take(all, context)
  },
}

function carriesWorkspace(bytes: Uint8Array, name: string): boolean {
  try {
    return readPngText(bytes, workspaceKeyword, { name, limit }) !== undefined
  } catch {
    // What is damaged, its reader says when it is read as an image.
    return false
  }
}
