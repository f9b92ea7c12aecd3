import { useEffect } from 'react'
import { ask } from '../dialogs/ask.tsx'
import type { EngineClient } from '../engine/client.ts'
import type { Page } from '../page-context.ts'
import { useStore } from '../store.ts'
import { joinPath } from '../ui/file-path.ts'
import { notify, sentence } from './notices.ts'

/** Python files that are dropped on the page become processors; for others the user hears where they go. */
export function useFileDrop(engine: EngineClient, { editor }: Page): void {
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
    }
    const onDrop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      for (const file of files) void take(file)
    }
    const take = async (file: File) => {
      try {
        const path = await addPythonFile(engine, file)
        if (path !== undefined) await editor.open(path)
      } catch (error) {
        notify('error', sentence(error))
      }
    }
    document.addEventListener('dragover', onDragOver)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('dragover', onDragOver)
      document.removeEventListener('drop', onDrop)
    }
  }, [engine, editor])
}

/** Writes a dropped file into the folder of Python processors; undefined when it does not belong there. */
async function addPythonFile(engine: EngineClient, file: File): Promise<string | undefined> {
  const { processorsFolder } = useStore.getState().session
  if (!file.name.endsWith('.py') || processorsFolder === undefined) {
    notify('info', `Browsers do not tell a page where ${file.name} lies. Open it with File > Open, or choose it in a file property.`)
    return undefined
  }
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
