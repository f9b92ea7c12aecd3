import { useEffect, useMemo } from 'react'
import { AnimationWindow } from './animation/animation-window.tsx'
import { pageCommands } from './commands/page-commands.ts'
import { CommandRegistry } from './commands/registry.ts'
import { DialogHost } from './dialogs/dialog-host.tsx'
import { EditorFiles, useEditorFiles } from './editor/editor-files.ts'
import type { EngineClient } from './engine/client.ts'
import { EngineContext } from './engine/engine-context.ts'
import { InspectorWindows } from './inspector/inspector-window.tsx'
import { NetworkActions } from './network/network-actions.ts'
import { type Page, PageContext } from './page-context.ts'
import { WorkspaceScripts } from './python/workspace-scripts.tsx'
import { Dock } from './shell/dock.tsx'
import { useFileDrop } from './shell/file-drop.ts'
import { MenuBar } from './shell/menu-bar.tsx'
import { NoticeList } from './shell/notice-list.tsx'
import { notify } from './shell/notices.ts'
import { SessionScreen } from './shell/session-screen.tsx'
import { StatusBar } from './shell/status-bar.tsx'
import { useStore } from './store.ts'
import { TooltipProvider } from './ui/tooltip.tsx'
import { FirstPage } from './workspace/first-page.ts'
import { OutsideBanner } from './workspace/outside-banner.tsx'
import { Recovery } from './workspace/recovery.ts'
import { WorkspaceFiles } from './workspace/workspace-files.ts'
import './app.css'

/** The whole page, on an engine that is connected already. */
export function App({ engine }: { engine: EngineClient }) {
  const page = useMemo(() => makePage(engine), [engine])
  useCommandKeys(page)
  useRefusals(engine)
  useEditorFollowing(page)
  useFileDrop(engine, page)
  useTitle()
  return (
    <EngineContext value={engine}>
      <PageContext value={page}>
        <TooltipProvider>
          <div className="app">
            <MenuBar />
            <OutsideBanner />
            <main className="app-main">
              <Dock />
            </main>
            <StatusBar />
            <NoticeList />
            <SessionScreen />
            <DialogHost />
            <InspectorWindows />
            <AnimationWindow />
            <Recovery />
            <FirstPage />
          </div>
        </TooltipProvider>
      </PageContext>
    </EngineContext>
  )
}

function makePage(engine: EngineClient): Page {
  const network = new NetworkActions(engine)
  const editor = new EditorFiles(engine)
  const workspace = new WorkspaceFiles(engine)
  const scripts = new WorkspaceScripts(engine, editor)
  return {
    network,
    editor,
    workspace,
    scripts,
    commands: new CommandRegistry(pageCommands({ engine, network, editor, workspace, scripts })),
  }
}

function useCommandKeys({ commands }: Page): void {
  useEffect(() => {
    const listening = commands.listen(document)
    return () => listening.dispose()
  }, [commands])
}

/** Commands that nobody waits for tell the user when they are refused. */
function useRefusals(engine: EngineClient): void {
  useEffect(() => {
    const listening = engine.onRefusal(error => notify('error', error.message))
    return () => listening.dispose()
  }, [engine])
}

/** The editor hears of files that change on disk; leaving with unsaved code asks first (the workspace has its journal). */
function useEditorFollowing({ editor }: Page): void {
  useEffect(() => {
    const following = editor.follow()
    const onLeave = (event: BeforeUnloadEvent) => {
      if (useEditorFiles.getState().files.some(file => file.dirty)) event.preventDefault()
    }
    const onFocus = () => void editor.refresh()
    window.addEventListener('beforeunload', onLeave)
    window.addEventListener('focus', onFocus)
    return () => {
      following.dispose()
      window.removeEventListener('beforeunload', onLeave)
      window.removeEventListener('focus', onFocus)
    }
  }, [editor])
}

function useTitle(): void {
  const { name, modified } = useStore(state => state.workspace)
  useEffect(() => {
    document.title = `${modified ? '• ' : ''}${name} – inviwo-ts`
  }, [name, modified])
}
