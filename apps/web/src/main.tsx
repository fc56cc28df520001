/** Puts the app together. */
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/inter/wght-italic.css'
import 'virtual:theme.css'
import './theme/global.css'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { askForSnapshot } from './earlySnapshot.ts'
import { Routes } from './routes.tsx'
import { ErrorBoundary } from './shell/ErrorBoundary.tsx'
import { LoadingPage } from './shell/FullPageMessage.tsx'
import { keepAppOffline } from './shell/newVersion.ts'
import { TooltipProvider } from './ui/Tooltip.tsx'
import { Toaster } from './ui/toasts.tsx'

askForSnapshot(window.location)
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root".')

createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <TooltipProvider>
        <Suspense fallback={<LoadingPage />}>
          <Routes />
        </Suspense>
        <Toaster />
      </TooltipProvider>
    </ErrorBoundary>
  </StrictMode>,
)
// In development there is no worker, and nothing should come from a cache.
if (import.meta.env.PROD) void keepAppOffline(navigator.serviceWorker)
