import { ask } from '../dialogs/ask.tsx'
import { useStore } from '../store.ts'
import { joinPath } from '../ui/file-path.ts'
import type { DropContext, DropKind, Dropped } from './drop-kind.ts'

/** Python files become processors in the user's own folder, open in the editor. */
export const pythonKind: DropKind = {
  fits: ({ name }) => /\.py$/i.test(name) && useStore.getState().session.processorsFolder !== undefined,
  async take(all, context) {
    for (const dropped of all) {
      const path = dropped.kind === 'path' ? dropped.path : await addFile(dropped, context)
      if (path !== undefined) await context.page.editor.open(path)
    }
  },
}

/** Its path in the folder of Python processors; undefined when the user wants to keep the one that is there. */
async function addFile({ file }: Extract<Dropped, { kind: 'file' }>, { engine }: DropContext): Promise<string | undefined> {
  const { processorsFolder = '' } = useStore.getState().session
  const path = joinPath(processorsFolder, file.name)
  const present = await engine.request('listFolder', { path: processorsFolder }).catch(() => undefined)
  if (present?.entries.some(entry => entry.name === file.name)) {
    const answer = await ask({
      title: 'Replace File?',
      text: `${path} exists already.`,
      choices: [{ value: 'replace', label: 'Replace', variant: 'danger' }],
    })
    if (answer === undefined) return undefined
  }
  await engine.request('writeText', { path, text: await file.text() })
  return path
}
