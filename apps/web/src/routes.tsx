/** Which page an address shows. Pages are fetched when somebody goes there, so that home stays small. */
import { isMapId, PATHS } from '@journeyboard/protocol'
import { Route, Switch } from 'wouter'
import { mapIdAt } from './mapPath.ts'
import { createPageSource, FetchedPage } from './shell/fetchedPage.tsx'

const home = createPageSource(async () => (await import('./home/HomePage.tsx')).HomePage)
const board = createPageSource(async () => (await import('./board/BoardPage.tsx')).BoardPage)
const join = createPageSource(async () => (await import('./access/JoinPage.tsx')).JoinPage)
/** Among them what is said where there is no page. */
const others = createPageSource(async () => (await import('./access/AccessPages.tsx')).AccessPages)

/** Fetches what is shown at this path; rejects when it can not be fetched. */
export function fetchPageAt(pathname: string): Promise<unknown> {
  if (mapIdAt(pathname) !== null) return board.fetch()
  return (pathname === '/' ? home : pathname === PATHS.join ? join : others).fetch()
}

export function Routes() {
  return (
    <Switch>
      <Route path="/">
        <FetchedPage source={home} props={{}} />
      </Route>
      <Route path={`${PATHS.mapPage}/:mapId`}>
        {({ mapId }) =>
          isMapId(mapId) ? (
            <FetchedPage key={mapId} source={board} props={{ mapId }} />
          ) : (
            <FetchedPage source={others} props={{}} />
          )
        }
      </Route>
      <Route path={PATHS.join}>
        <FetchedPage source={join} props={{}} />
      </Route>
      <Route>
        <FetchedPage source={others} props={{}} />
      </Route>
    </Switch>
  )
}
