/** Who is signed in on the home page, and the ways in and out. */
import { type Me, PATHS } from '@journeyboard/protocol'
import { LogOut, MonitorX, UserPlus, UserRound } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { ACCOUNT_PATH, INVITATIONS_PATH, SIGN_IN_PATH } from '../access/paths.ts'
import { sentenceOf } from '../access/request.ts'
import { Button } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import { showToast } from '../ui/toasts.tsx'
import { signOut } from './signOut.ts'

export function AccountMenu({ known }: { readonly known: Me }) {
  return known.account ? <Account name={known.account.name} {...known} /> : <Link href={SIGN_IN_PATH}>Sign in</Link>
}

function Account({ name, isAdministrator }: { readonly name: string } & Omit<Me, 'account'>) {
  const [, navigate] = useLocation()
  const leave = async (path: Parameters<typeof signOut>[0]) => {
    try {
      await signOut(path)
      // Nothing of the account stays in the page.
      window.location.reload()
    } catch (error) {
      showToast(sentenceOf(error), { tone: 'error' })
    }
  }
  return (
    <Menu
      align="end"
      entries={[
        ...(isAdministrator
          ? [
              {
                kind: 'action',
                label: 'Invitations',
                icon: <UserPlus />,
                run: () => navigate(INVITATIONS_PATH),
              } as const,
            ]
          : []),
        { kind: 'action', label: 'Your account', icon: <UserRound />, run: () => navigate(ACCOUNT_PATH) },
        { kind: 'action', label: 'Sign out', icon: <LogOut />, run: () => void leave(PATHS.session) },
        { kind: 'action', label: 'Sign out on all devices', icon: <MonitorX />, run: () => void leave(PATHS.sessions) },
      ]}
    >
      <Button variant="quiet">{name}</Button>
    </Menu>
  )
}
