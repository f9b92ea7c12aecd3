import { usePage } from '../page-context.ts'
import { Button } from '../ui/button.tsx'

/** What to do when there is no processor yet. */
export function EmptyNetwork() {
  const { commands } = usePage()
  return (
    <div className="network-empty">
      <h2>An empty network</h2>
      <p>
        Double-click here, or press <kbd>Tab</kbd>, to add a processor. Or drag one out of the Processor List.
      </p>
      <div className="network-empty-actions">
        <Button variant="primary" onClick={() => commands.get('file.start').run()}>
          Start Page
        </Button>
        <Button onClick={() => commands.get('python.new').run()}>New Python Processor</Button>
        <Button onClick={() => commands.get('file.open').run()}>Open a Workspace</Button>
      </div>
    </div>
  )
}
