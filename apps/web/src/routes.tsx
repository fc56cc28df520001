/** Which page an address shows. Pages are fetched when somebody goes there, so that home stays small. */
import { isMapId, PATHS } from '@journeyboard/protocol'
import { Route, Switch } from 'wouter'
import { INVITATIONS_PATH, SIGN_IN_PATH } from './access/paths.ts'
import { createPageSource, FetchedPage } from './shell/fetchedPage.tsx'

const home = createPageSource(async () => (await import('./home/HomePage.tsx')).HomePage)
const board = createPageSource(async () => (await import('./board/BoardPage.tsx')).BoardPage)
const join = createPageSource(async () => (await import('./access/JoinPage.tsx')).JoinPage)
const signIn = createPageSource(async () => (await import('./access/SignInPage.tsx')).SignInPage)
const welcome = createPageSource(async () => (await import('./access/WelcomePage.tsx')).WelcomePage)
const invitations = createPageSource(async () => (await import('./access/InvitationsPage.tsx')).InvitationsPage)
const notFound = createPageSource(async () => (await import('./shell/NotFoundPage.tsx')).NotFoundPage)

export function Routes() {
  return (
    <Switch>
      <Route path="/">
        <FetchedPage source={home} props={{}} />
      </Route>
      <Route path="/map/:mapId">
        {({ mapId }) =>
          isMapId(mapId) ? (
            <FetchedPage key={mapId} source={board} props={{ mapId }} />
          ) : (
            <FetchedPage source={notFound} props={{}} />
          )
        }
      </Route>
      <Route path={PATHS.join}>
        <FetchedPage source={join} props={{}} />
      </Route>
      <Route path={PATHS.welcome}>
        <FetchedPage source={welcome} props={{}} />
      </Route>
      <Route path={SIGN_IN_PATH}>
        <FetchedPage source={signIn} props={{}} />
      </Route>
      <Route path={INVITATIONS_PATH}>
        <FetchedPage source={invitations} props={{}} />
      </Route>
      <Route>
        <FetchedPage source={notFound} props={{}} />
      </Route>
    </Switch>
  )
}
