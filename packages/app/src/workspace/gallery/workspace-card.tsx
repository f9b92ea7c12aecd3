import type { GalleryItem } from '@ivw/engine/protocol'
import { X } from 'lucide-react'
import { nameOf } from '../../ui/file-path.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { plainText } from '../../ui/markdown.tsx'
import { momentText } from '../moment.ts'
import { labelsOf } from './gallery-search.ts'
import { WorkspaceThumbnail } from './workspace-picture.tsx'

export interface WorkspaceCardProps {
  readonly item: GalleryItem
  readonly onOpen: (item: GalleryItem) => void
  /** Takes it out of the list, which a button offers then. */
  readonly onRemove?: ((item: GalleryItem) => void) | undefined
}

/** A workspace: its picture, what it is called, and what it says of itself or when it was open. */
export function WorkspaceCard({ item, onOpen, onRemove }: WorkspaceCardProps) {
  const { path, title, description, opened, missing } = item
  const labels = labelsOf(item).join(' · ')
  return (
    <li className="card" data-missing={missing || undefined}>
      <button type="button" className="card-open" disabled={missing} title={path} data-card onClick={() => onOpen(item)}>
        <WorkspaceThumbnail path={path} missing={missing} />
        <span className="card-text">
          <strong className="card-title">{title}</strong>
          {opened === undefined ? (
            <>
              <span className="card-description">{plainText(description)}</span>
              {labels === '' && description === '' ? (
                <span className="card-path">{path.split('/').slice(-3, -1).join('/')}</span>
              ) : (
                <span className="card-tags">{labels}</span>
              )}
            </>
          ) : (
            <>
              <span className="card-path">{title === nameOf(path) ? path : nameOf(path)}</span>
              <span className="card-tags">{missing ? 'The file is not there any more' : momentText(opened)}</span>
            </>
          )}
        </span>
      </button>
      {onRemove && <IconButton className="card-remove" icon={X} label={`Remove ${title} from the list`} onClick={() => onRemove(item)} />}
    </li>
  )
}
