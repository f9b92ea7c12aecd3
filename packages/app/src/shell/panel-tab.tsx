import type { IDockviewPanelHeaderProps } from 'dockview-react'
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import './panel-tab.css'

/**
 * The tab of a panel. The cross is for the pointer only: a button inside of a tab would be out of reach for screen
 * readers. With the keyboard a panel is closed in the View menu, or by Delete on its tab.
 */
export function PanelTab({ api }: IDockviewPanelHeaderProps) {
  const [title, setTitle] = useState(api.title)
  useEffect(() => {
    const listening = api.onDidTitleChange(event => setTitle(event.title))
    return () => listening.dispose()
  }, [api])
  return (
    <div className="panel-tab" onAuxClick={event => event.button === 1 && api.close()}>
      <span>{title}</span>
      <span
        className="panel-tab-close"
        title="Close"
        aria-hidden="true"
        onPointerDown={event => event.stopPropagation()}
        onClick={() => api.close()}
      >
        <X size={12} />
      </span>
    </div>
  )
}
