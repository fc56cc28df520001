/** Which page an address shows. Pages are loaded when somebody goes there, so that home stays small. */
import { isMapId } from '@journeyboard/protocol'
import { lazy } from 'react'
import { Route, Switch } from 'wouter'
import { NotFoundPage } from './shell/NotFoundPage.tsx'

const HomePage = lazy(async () => ({ default: (await import('./home/HomePage.tsx')).HomePage }))
const BoardPage = lazy(async () => ({ default: (await import('./board/BoardPage.tsx')).BoardPage }))

export function Routes() {
  return (
    <Switch>
      <Route path="/">
        <HomePage />
      </Route>
      <Route path="/map/:mapId">
        {({ mapId }) => (isMapId(mapId) ? <BoardPage key={mapId} mapId={mapId} /> : <NotFoundPage />)}
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
