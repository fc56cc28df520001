/** Puts the app together. */
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/inter/wght-italic.css'
import 'virtual:theme.css'
import './theme/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { askEarly } from './earlyAnswers.ts'
import { Routes } from './routes.tsx'
import { ErrorBoundary } from './shell/ErrorBoundary.tsx'
import { TooltipProvider } from './ui/Tooltip.tsx'
import { Toaster } from './ui/toasts.tsx'

askEarly(window.location)
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root".')

createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <TooltipProvider>
        <Routes />
        <Toaster />
      </TooltipProvider>
    </ErrorBoundary>
  </StrictMode>,
)
