/** What browsers throw when a lazily loaded script does not arrive, and Vite when its style does not. */
export function isMissingPart(error: unknown): boolean {
  return (
    error instanceof Error && /dynamically imported module|importing a module script|preload CSS/i.test(error.message)
  )
}
