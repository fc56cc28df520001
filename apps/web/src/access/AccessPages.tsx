/** Pages beside home and board, where people seldom go: one file of the app for all of them. */
import { PATHS } from '@journeyboard/protocol'
import { Route, Switch } from 'wouter'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import { AccountPage } from './AccountPage.tsx'
import { InvitationsPage } from './InvitationsPage.tsx'
import { MailLinkPage } from './MailLinkPage.tsx'
import { NewPasswordPage } from './NewPasswordPage.tsx'
import { ACCOUNT_PATH, INVITATIONS_PATH, SIGN_IN_PATH } from './paths.ts'
import { SignInPage } from './SignInPage.tsx'
import { WelcomePage } from './WelcomePage.tsx'

export function AccessPages() {
  return (
    <Switch>
      <Route path={PATHS.welcome} component={WelcomePage} />
      <Route path={PATHS.newPassword} component={NewPasswordPage} />
      <Route path={SIGN_IN_PATH} component={SignInPage} />
      <Route path={INVITATIONS_PATH} component={InvitationsPage} />
      <Route path={ACCOUNT_PATH} component={AccountPage} />
      <Route path={PATHS.mailPage.confirm}>
        <MailLinkPage purpose="confirm" />
      </Route>
      <Route path={PATHS.mailPage.stop}>
        <MailLinkPage purpose="stop" />
      </Route>
      <Route component={NotFoundPage} />
    </Switch>
  )
}
