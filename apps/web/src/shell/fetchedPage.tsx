/** Pages that are fetched when somebody goes there. */
import { type ComponentType, useEffect, useState } from 'react'
import { LoadingPage } from './FullPageMessage.tsx'

export interface PageSource<Props extends object> {
  /** Null until it has been fetched. */
  readonly page: () => ComponentType<Props> | null
  /** Fetches the page, or what came the last time; rejects when it can not be fetched. */
  readonly fetch: () => Promise<unknown>
}

export function createPageSource<Props extends object>(
  fetchPage: () => Promise<ComponentType<Props>>,
): PageSource<Props> {
  let coming: Promise<ComponentType<Props>> | null = null
  let page: ComponentType<Props> | null = null
  return {
    page: () => page,
    async fetch() {
      coming ??= fetchPage()
      page = await coming
    },
  }
}

interface FetchedPageProps<Props extends object> {
  readonly source: PageSource<Props>
  readonly props: Props
}

/**
 * The page, and until it has come that it is loading. What can not be fetched is thrown, for an ErrorBoundary to say so.
 * Not by React's `lazy`: once that has shown a fallback, it keeps the page back until 300 ms have gone.
 */
export function FetchedPage<Props extends object>({ source, props }: FetchedPageProps<Props>) {
  // Which one has come: from one address to the next this stays, and the page is another.
  const [, setHere] = useState<PageSource<Props> | null>(null)
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null)
  useEffect(() => {
    source.fetch().then(
      () => setHere(source),
      (error: unknown) => setFailure({ error }),
    )
  }, [source])
  if (failure) throw failure.error
  const Page = source.page()
  return Page ? <Page {...props} /> : <LoadingPage />
}
