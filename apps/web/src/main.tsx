/** Puts the app together. */
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/inter/wght-italic.css'
import 'virtual:theme.css'
import './theme/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { askEarly } from './earlyAnswers.ts'
import { fetchPageAt, Routes } from './routes.tsx'
import { ErrorBoundary } from './shell/ErrorBoundary.tsx'
import { isMissingPart } from './shell/missingPart.ts'
import { tellOfMissingParts } from './shell/tellMissing.ts'
import { TooltipProvider } from './ui/Tooltip.tsx'
import { Toaster } from './ui/toasts.tsx'

/** Milliseconds in which nobody has to be told that a page is loading. */
const SOON = 100

askEarly(window.location)
tellOfMissingParts()
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root".')

const app = (
  <StrictMode>
    <ErrorBoundary>
      <TooltipProvider>
        <Routes />
        <Toaster />
      </TooltipProvider>
    </ErrorBoundary>
  </StrictMode>
)
/** A part that could not be fetched is asked for again, or its lack is said where it was wanted: nothing is wrong. */
const reportCaught = (error: unknown) => {
  if (!isMissingPart(error)) console.error(error)
}
const show = () => createRoot(root, { onCaughtError: reportCaught }).render(app)

// Most often the page is here already: drawing first that it is loading would only hold it up.
const { promise: waitedEnough, resolve: showLoading } = Promise.withResolvers<void>()
setTimeout(showLoading, SOON)
// What can not be fetched is said by the page in its place.
Promise.race([fetchPageAt(window.location.pathname), waitedEnough]).then(show, show)
