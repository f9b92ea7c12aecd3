import { Component, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { sentence } from './notices.ts'
import './panel-boundary.css'

/** Keeps a defect of one panel from taking the page along. */
export class PanelBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === undefined)
      return (
        <div className="panel" data-panel="" tabIndex={-1}>
          {this.props.children}
        </div>
      )
    return (
      <div className="panel-failure" role="alert">
        <p>This panel failed: {sentence(error)}</p>
        <Button onClick={() => this.setState({ error: undefined })}>Show It Again</Button>
      </div>
    )
  }
}
