import { Copy, FileWarning } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEngine } from '../engine/engine-context.ts'
import { usePage } from '../page-context.ts'
import { useStore } from '../store.ts'
import { Button } from '../ui/button.tsx'
import './outside-banner.css'

/** Tells at once when the open workspace's file is another one on disk, or when another server has it open, too. */
export function OutsideBanner() {
  const { name, path, modified, onDisk, openIn } = useStore(state => state.workspace)
  const engine = useEngine()
  const { commands } = usePage()
  if (onDisk === 'gone')
    return (
      <Banner
        icon={<FileWarning aria-hidden size={14} />}
        text={`${name} was removed from disk. What you see is kept here until it is saved.`}
      >
        <Button onClick={() => engine.perform('keepMine', {})}>Dismiss</Button>
        <Button onClick={() => commands.get('file.saveAs').run()}>Save As…</Button>
      </Banner>
    )
  if (onDisk === 'changed' && path !== undefined) {
    const text = modified
      ? `Another program changed ${name}. Your own changes are not saved; File > Recover still has them after a reload.`
      : `Another program changed ${name}.`
    return (
      <Banner icon={<FileWarning aria-hidden size={14} />} text={text}>
        <Button onClick={() => engine.perform('keepMine', {})}>Keep Mine</Button>
        <Button onClick={() => engine.perform('openWorkspace', { path })}>Reload</Button>
      </Banner>
    )
  }
  if (openIn !== undefined)
    return (
      <Banner icon={<Copy aria-hidden size={14} />} text={`${name} is open in ${processName(openIn)}, too. Here it is read-only.`}>
        <Button onClick={() => commands.get('file.saveAs').run()}>Save a Copy…</Button>
      </Banner>
    )
  return null
}

/** `0`: one that did not say which. */
export const processName = (process: number): string => (process === 0 ? 'another process' : `process ${process.toString()}`)

function Banner({ icon, text, children }: { icon: ReactNode; text: string; children: ReactNode }) {
  return (
    <div className="outside-banner" role="alert">
      {icon}
      <span>{text}</span>
      {children}
    </div>
  )
}
