import { BookOpen, Clock, Database, FileCode2, FolderOpen, House, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { useStore } from '../store.ts'
import { classes } from './classes.ts'
import { folderOf, joinPath, nameOf } from './file-path.ts'
import { recentFolders } from './recent-folders.ts'

interface Place {
  readonly path: string
  readonly label: string
  readonly icon: LucideIcon
}

/** Folders that a user often wants, at the side of a file dialog. */
export function FilePlaces({ current, onEnter }: { current: string | undefined; onEnter: (path: string) => void }) {
  const places = usePlaces()
  const [recent] = useState(() => recentFolders().map((path): Place => ({ path, label: nameOf(path) || path, icon: Clock })))
  const known = new Set(places.map(({ path }) => path))
  const groups = [
    { title: 'Places', places },
    { title: 'Recent', places: recent.filter(({ path }) => !known.has(path)) },
  ]
  return (
    <nav className="file-places" aria-label="Places">
      {groups
        .filter(group => group.places.length > 0)
        .map(group => (
          <section key={group.title} aria-label={group.title}>
            <h3>{group.title}</h3>
            {group.places.map(({ path, label, icon: Icon }) => (
              <button
                key={path}
                type="button"
                className={classes('file-place', path === current && 'file-place-current')}
                aria-current={path === current || undefined}
                title={path || 'Your home folder'}
                onClick={() => onEnter(path)}
              >
                <Icon aria-hidden size={14} />
                <span>{label}</span>
              </button>
            ))}
          </section>
        ))}
    </nav>
  )
}

function usePlaces(): readonly Place[] {
  const workspace = useStore(state => state.workspace.path)
  const { home, processorsFolder, inviwoData, examples } = useStore(state => state.session)
  const places: readonly (Omit<Place, 'path'> & { readonly path: string | undefined })[] = [
    { path: '', label: 'Home', icon: House },
    { path: workspace === undefined ? undefined : folderOf(workspace), label: 'Workspace', icon: FolderOpen },
    { path: home === undefined ? undefined : joinPath(home, 'data'), label: 'Data', icon: Database },
    { path: inviwoData, label: 'Inviwo Data', icon: Database },
    { path: processorsFolder, label: 'Processors', icon: FileCode2 },
    { path: examples, label: 'Examples', icon: BookOpen },
  ]
  return places.filter((place): place is Place => place.path !== undefined)
}
