import type { Change, MendView, PropertyView } from '@ivw/engine/protocol'
import { ask } from '../../dialogs/ask.tsx'
import type { EngineClient } from '../../engine/client.ts'
import { useEngine } from '../../engine/engine-context.ts'
import { notify, sentence } from '../../shell/notices.ts'
import { useStore } from '../../store.ts'
import { Button } from '../../ui/button.tsx'
import { chooseFile } from '../../ui/file-dialog.tsx'
import { nameOf } from '../../ui/file-path.ts'
import { fileQuestion } from '../widgets/file-question.ts'
import { propertyAt } from './property-tree.ts'
import './missing-files.css'

/** Which files of a property are missing, and a way to say where they are. */
export function MissingFiles({ property }: { property: PropertyView }) {
  const engine = useEngine()
  const { missing = [], problem, readOnly } = property
  const paths = valuesOf(property)
  return (
    <div className="missing-files" role="alert">
      <p className="property-problem">{problem}</p>
      {!readOnly &&
        missing.map(index => {
          const name = nameOf(paths[index] ?? '')
          return (
            <Button key={index} title={`Choose where ${name} is`} onClick={() => void locate(engine, property, index)}>
              {missing.length === 1 ? 'Locate…' : `Locate ${name}…`}
            </Button>
          )
        })}
    </div>
  )
}

/** Asks where a file is, and whether others that moved with it are to be mended as well; all is one step of undo. */
async function locate(engine: EngineClient, property: PropertyView, index: number): Promise<void> {
  const before = valuesOf(property)[index] ?? ''
  const name = nameOf(before)
  const isPattern = /[#*?]/.test(name)
  const question = fileQuestion(property.state)
  const title = isPattern ? `Locate the Folder of ${name}` : `Locate ${name}`
  const chosen = await chooseFile({ ...question, ...(isPattern && { mode: 'directory' }), title, start: before, action: 'Choose' })
  if (chosen === undefined) return
  try {
    const { mends } = await engine.request('planMending', { path: property.path, index, chosen })
    const taken = await whichOf(mends)
    if (taken.length > 0)
      await engine.request('apply', { name: taken.length === 1 ? 'Locate File' : 'Locate Files', changes: changesOf(taken) })
  } catch (error) {
    notify('error', sentence(error))
  }
}

async function whichOf(mends: readonly MendView[]): Promise<readonly MendView[]> {
  const [first, ...others] = mends
  if (!first || others.length === 0) return mends
  const shown = others.slice(0, 4).map(({ label, before }) => `${nameOf(before)} (${label})`)
  const more = others.length > shown.length ? ` and ${(others.length - shown.length).toString()} more` : ''
  const answer = await ask({
    title: 'Mend the Others, Too?',
    text: `${others.length === 1 ? 'Another missing file is' : `${others.length.toString()} other missing files are`} found in the same way: ${shown.join(', ')}${more}.`,
    choices: [
      { value: 'one', label: 'Only This One' },
      { value: 'all', label: `Mend All ${mends.length.toString()}`, variant: 'primary' },
    ],
  })
  return answer === undefined ? [] : answer === 'one' ? [first] : mends
}

/** One change for each property, which may have several files. */
function changesOf(mends: readonly MendView[]): readonly Change[] {
  const { processors } = useStore.getState()
  const paths = [...new Set(mends.map(({ path }) => path))]
  return paths.map(path => {
    const own = mends.filter(mend => mend.path === path)
    const value = propertyAt(processors, path)?.state.value
    const files = Array.isArray(value)
      ? value.map((file: unknown, i) => own.find(({ index }) => index === i)?.after ?? file)
      : own[0]?.after
    return { kind: 'setProperty', path, state: { value: files } }
  })
}

function valuesOf({ state: { value } }: PropertyView): readonly string[] {
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []
}
