/** Catches what breaks while drawing, so that nobody faces a white page. */
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { FullPageMessage } from './FullPageMessage.tsx'
import { isMissingPart } from './missingPart.ts'

interface ErrorBoundaryState {
  readonly error: unknown
}

export class ErrorBoundary extends Component<{ readonly children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: undefined }

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error('A page could not be drawn.', error, info.componentStack)
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === undefined) return this.props.children
    return (
      <FullPageMessage
        title="This page broke"
        actions={
          <>
            <Button variant="primary" onClick={() => location.reload()}>
              Reload
            </Button>
            <Button onClick={() => location.assign('/')}>Go to your maps</Button>
          </>
        }
      >
        <p>{isMissingPart(error) ? MISSING_PART : OWN_FAULT}</p>
        <details>
          <summary>What the browser says</summary>
          {String(error)}
        </details>
      </FullPageMessage>
    )
  }
}

const MISSING_PART =
  'A part of the app could not be fetched: the connection may be gone, or a new version came out. Reload to get it.'
const OWN_FAULT =
  'That is a fault of Journeyboard, not yours. Changes to a map are kept on this device as you make them: reload to go on.'
