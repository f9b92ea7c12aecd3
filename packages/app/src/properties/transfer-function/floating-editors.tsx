import { useStore } from '../../store.ts'
import { FloatingWindow } from '../controls/floating-window.tsx'
import { propertyAt } from '../panel/property-tree.ts'
import { closeEditor, useOpenEditors } from './open-editors.ts'
import { TfEditor } from './tf-editor.tsx'

/** The open editors of transfer functions and iso values; those of properties that are gone are not shown. */
export function FloatingEditors() {
  const paths = useOpenEditors()
  return paths.map((path, index) => <FloatingEditor key={path} path={path} place={index} />)
}

function FloatingEditor({ path, place }: { path: string; place: number }) {
  const property = useStore(state => propertyAt(state.processors, path))
  if (!property) return null
  const [owner] = path.split('.')
  return (
    <FloatingWindow
      title={
        <>
          {property.displayName} <small>{owner}</small>
        </>
      }
      size={[680, 460]}
      place={place}
      onClose={() => closeEditor(path)}
    >
      <TfEditor property={property} />
    </FloatingWindow>
  )
}
