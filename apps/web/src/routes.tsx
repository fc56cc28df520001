/** Which page an address shows. Pages are fetched when somebody goes there, so that home stays small. */
import { isMapId } from '@journeyboard/protocol'
import { Route, Switch } from 'wouter'
import { createPageSource, FetchedPage } from './shell/fetchedPage.tsx'
import { NotFoundPage } from './shell/NotFoundPage.tsx'

const home = createPageSource(async () => (await import('./home/HomePage.tsx')).HomePage)
const board = createPageSource(async () => (await import('./board/BoardPage.tsx')).BoardPage)

export function Routes() {
  return (
    <Switch>
      <Route path="/">
        <FetchedPage source={home} props={{}} />
      </Route>
      <Route path="/map/:mapId">
        {({ mapId }) =>
          isMapId(mapId) ? <FetchedPage key={mapId} source={board} props={{ mapId }} /> : <NotFoundPage />
        }
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
