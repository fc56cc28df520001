/** The title of the browser's tab. */
import { useEffect } from 'react'

const NAME = 'Journeyboard'

/** Names the tab after what it shows; without a name it is just Journeyboard. */
export function usePageTitle(title?: string): void {
  useEffect(() => {
    document.title = title ? `${title} – ${NAME}` : NAME
  }, [title])
}
