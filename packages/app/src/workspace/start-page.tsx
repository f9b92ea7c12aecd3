import type { GalleryItem } from '@ivw/engine/protocol'
import { useEffect, useState } from 'react'
import type { Command } from '../commands/command.ts'
import { useEngine } from '../engine/engine-context.ts'
import { Dialog } from '../ui/dialog.tsx'
import { plainText } from '../ui/markdown.tsx'
import { CardGrid } from './gallery/card-grid.tsx'
import { GalleryView } from './gallery/gallery-view.tsx'
import { forgetRecent, readWorkspaceLists, useWorkspaceLists } from './recent-workspaces.ts'
import { setShowsAtStart, showsAtStart } from './start-page-choice.ts'
import './start-page.css'

/** So many recent workspaces are shown at first. */
const fewRecent = 4

export interface StartPageProps {
  /** What can be done first: a new workspace, opening one. */
  readonly actions: readonly Command[]
  readonly onClose: () => void
  readonly onOpen: (path: string) => void
  readonly onOpenCopy: (path: string) => void
}

/** Where to begin: recent workspaces, templates, examples. */
export function StartPage({ actions, onClose, onOpen, onOpenCopy }: StartPageProps) {
  const engine = useEngine()
  const { recent, templates } = useWorkspaceLists()
  const [showsAll, setShowsAll] = useState(false)
  useEffect(() => void readWorkspaceLists(engine), [engine])
  const leave = (action: () => void) => {
    onClose()
    action()
  }
  const openCopy = ({ path }: GalleryItem) => leave(() => onOpenCopy(path))
  return (
    <Dialog title="Start Page" width={1080} onClose={onClose}>
      <div className="start-page">
        <div className="start-side">
          <section aria-labelledby="start-begin">
            <h3 id="start-begin">Begin</h3>
            <ul>
              {actions.map(({ id, label, icon: Icon, run }, index) => (
                <li key={id}>
                  <button type="button" className="start-action" data-autofocus={index === 0 || undefined} onClick={() => leave(run)}>
                    {Icon && <Icon aria-hidden size={14} />}
                    {label}
                  </button>
                </li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="start-templates">
            <h3 id="start-templates">From a template</h3>
            <ul>
              {templates.map(item => (
                <li key={item.path}>
                  <button type="button" className="start-template" title={plainText(item.description)} onClick={() => openCopy(item)}>
                    <span>{item.title}</span>
                    <span className="start-note">{plainText(item.description)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
          <AtStart />
        </div>
        <div className="start-main">
          {recent.length > 0 && (
            <section className="start-recent" aria-labelledby="start-recent">
              <div className="start-heading">
                <h3 id="start-recent">Recent</h3>
                {recent.length > fewRecent && (
                  <button type="button" className="text-button" onClick={() => setShowsAll(!showsAll)}>
                    {showsAll ? 'Show fewer' : `Show all ${recent.length}`}
                  </button>
                )}
              </div>
              <CardGrid
                label="Recent workspaces"
                items={showsAll ? recent : recent.slice(0, fewRecent)}
                onOpen={({ path }) => leave(() => onOpen(path))}
                onRemove={({ path }) => void forgetRecent(engine, path)}
              />
            </section>
          )}
          <section aria-labelledby="start-examples">
            <h3 id="start-examples">Examples</h3>
            <GalleryView source={{ of: 'examples' }} label="Examples" onOpen={openCopy} />
          </section>
        </div>
      </div>
    </Dialog>
  )
}

function AtStart() {
  const [shows, setShows] = useState(showsAtStart)
  return (
    <label className="start-choice">
      <input
        type="checkbox"
        checked={shows}
        onChange={event => {
          setShows(event.target.checked)
          setShowsAtStart(event.target.checked)
        }}
      />
      Show when nothing is open
    </label>
  )
}
