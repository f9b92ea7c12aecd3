import { type FrameView, scriptNameAt } from '@ivw/engine/protocol'
import { ExternalLink } from 'lucide-react'
import { usePage } from '../page-context.ts'

/** `NumpySource.py:12, in process`, which opens the editor there, and a second link for VS Code. */
export function FrameLinks({ frame: { file, line, function: name } }: { frame: FrameView }) {
  const { editor } = usePage()
  const place = `${fileName(file)}:${line.toString()}`
  return (
    <span className="frame-links">
      <button type="button" className="frame-link" title={file} onClick={() => void editor.open(file, line)}>
        {place}
      </button>
      {name && name !== '<module>' && <span className="failure-phase">in {name}</span>}
      {scriptNameAt(file) === undefined && <VsCodeLink file={file} line={line} place={place} />}
    </span>
  )
}

function VsCodeLink({ file, line, place }: { file: string; line: number; place: string }) {
  return (
    <a className="frame-vscode" href={vsCodeLink(file, line)} aria-label={`Open ${place} in VS Code`} title="Open in VS Code">
      <ExternalLink aria-hidden size={11} />
    </a>
  )
}

export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}

export function vsCodeLink(file: string, line: number): string {
  const path = file.replaceAll('\\', '/')
  return `vscode://file${path.startsWith('/') ? '' : '/'}${encodeURI(path)}:${line.toString()}`
}
