/** The home page. */
import { Wordmark } from '../shell/Wordmark.tsx'
import { ThemeMenu } from '../theme/ThemeMenu.tsx'

export function HomePage() {
  return (
    <main>
      <Wordmark />
      <ThemeMenu />
    </main>
  )
}
