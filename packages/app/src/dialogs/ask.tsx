import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { showDialog } from './dialog-host.tsx'

export interface Choice<T extends string> {
  readonly value: T
  readonly label: string
  readonly variant?: 'plain' | 'primary' | 'danger'
}

export interface Question<T extends string> {
  readonly title: string
  readonly text: string
  /** In the order of the buttons, the expected one last. `Cancel` is added. */
  readonly choices: readonly Choice<T>[]
}

/** Asks the user; undefined when the user cancels. */
export function ask<T extends string>({ title, text, choices }: Question<T>): Promise<T | undefined> {
  return new Promise(resolve => {
    showDialog(close => {
      const answer = (value: T | undefined) => {
        close()
        resolve(value)
      }
      return (
        <Dialog
          title={title}
          onClose={() => answer(undefined)}
          actions={
            <>
              <Button onClick={() => answer(undefined)}>Cancel</Button>
              {choices.map(({ value, label, variant }) => (
                <Button key={value} variant={variant ?? 'plain'} onClick={() => answer(value)}>
                  {label}
                </Button>
              ))}
            </>
          }
        >
          <p className="dialog-text">{text}</p>
        </Dialog>
      )
    })
  })
}
