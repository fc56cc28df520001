/** For addresses that lead nowhere. */
import { Link } from 'wouter'
import buttonStyles from '../ui/Button.module.css'
import { classNames } from '../ui/classNames.ts'
import { FullPageMessage } from './FullPageMessage.tsx'
import { usePageTitle } from './pageTitle.ts'

export function NotFoundPage() {
  usePageTitle('Not found')
  return (
    <FullPageMessage
      title="There is no page at this address"
      actions={
        <Link href="/" className={classNames(buttonStyles.button, buttonStyles.primary)}>
          Go to your maps
        </Link>
      }
    >
      <p>Check that the link was copied as a whole. The address of a map looks like /map/Xk29fh3Lq0.</p>
    </FullPageMessage>
  )
}
