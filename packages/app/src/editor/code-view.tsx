import { EditorView } from '@codemirror/view'
import { useEffect, useMemo, useRef } from 'react'
import { usePage } from '../page-context.ts'
import { useScriptRuns } from '../python/script-run.ts'
import { useStore } from '../store.ts'
import { useEditorFiles } from './editor-files.ts'
import { setFailures } from './failure-marks.ts'
import { failuresIn } from './file-failures.ts'

/** The text of the active file. */
export function CodeView({ path }: { path: string }) {
  const { editor } = usePage()
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)

  useEffect(() => {
    if (!box.current) return
    const created = new EditorView({
      parent: box.current,
      dispatchTransactions: (transactions, target) => {
        target.update(transactions)
        const { active } = useEditorFiles.getState()
        if (active !== undefined) editor.update(active, target.state)
      },
    })
    view.current = created
    const attached = editor.attach(created)
    return () => {
      attached.dispose()
      created.destroy()
      view.current = undefined
    }
  }, [editor])

  useFailureMarks(view, path)
  return <div ref={box} className="code-view" />
}

/** Marks the lines that failed, until the next good run. */
function useFailureMarks(view: { readonly current: EditorView | undefined }, path: string): void {
  const processors = useStore(state => state.processors)
  const failedFiles = useStore(state => state.failedFiles)
  const script = useScriptRuns(state => state.runs.get(path)?.failure)
  const failures = useMemo(() => failuresIn(path, processors.values(), failedFiles, script), [path, processors, failedFiles, script])
  const key = JSON.stringify(failures)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the failures, which are made anew with every patch
  useEffect(() => view.current?.dispatch({ effects: setFailures.of(failures) }), [view, path, key])
}
