/** Who may come to the map, by which link, and who is there. */
import { allows, type MapAccess, type MapPerson, PATHS, type Role, type ShareLink } from '@journeyboard/protocol'
import type { Peer } from '@journeyboard/session'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { ROLE_VERBS } from '../../access/roleWords.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useAccess, useMapId, useSession } from '../boardContext.ts'
import type { BoardDialogProps } from '../dialogs/boardDialog.ts'
import { LinkList } from './LinkList.tsx'
import { FIRST_WISH, type LinkWish } from './linkWish.ts'
import { moreByAddress } from './linkWords.ts'
import { AddressRow, LockRows } from './MapRules.tsx'
import { NewLink } from './NewLink.tsx'
import { OwnerLink } from './OwnerLink.tsx'
import { PeopleList } from './PeopleList.tsx'
import { QrCode } from './QrCode.tsx'
import styles from './share.module.css'
import { useFetched } from './useFetched.ts'

interface Shown {
  readonly address: string
  readonly role: Role
}

export function ShareDialog({ onClose }: BoardDialogProps) {
  const { access } = useAccess()
  const [shown, setShown] = useState<Shown | null>(null)
  const [wish, setWish] = useState(FIRST_WISH)
  const more = shown && access && moreByAddress(shown.role, access)
  const verb = shown && ROLE_VERBS[shown.role]
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      {...(shown && { onEscape: () => setShown(null) })}
      size="wide"
      title={verb ? `Point a camera at this: whoever does can ${verb}` : 'Share this map'}
      footer={
        shown ? (
          <Button variant="primary" onClick={() => setShown(null)}>
            Back
          </Button>
        ) : (
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        )
      }
    >
      {shown ? (
        <>
          <QrCode address={shown.address} label={`QR code of a link with which one can ${verb}`} />
          {more && <p className={styles.below}>{more}</p>}
        </>
      ) : access ? (
        <Sharing access={access} wish={wish} onWish={setWish} onShow={(address, role) => setShown({ address, role })} />
      ) : (
        <p>The server has not said yet what you may do here. This takes a connection.</p>
      )}
    </Dialog>
  )
}

interface SharingProps {
  readonly access: MapAccess
  readonly wish: LinkWish
  readonly onWish: (change: (wish: LinkWish) => LinkWish) => void
  readonly onShow: (address: string, role: Role) => void
}

function Sharing(sharing: SharingProps) {
  const { access } = sharing
  const isFacilitator = allows(access.role, 'facilitate')
  return (
    <div className={styles.sections}>
      {isFacilitator && <Links {...sharing} />}
      <Section title="The address of the map">
        <AddressRow access={access} />
      </Section>
      {/* Who may only look is not told who else has been there. */}
      {allows(access.role, 'comment') && <People own={access.role} />}
      {isFacilitator && (
        <Section title="Locks">
          <LockRows locks={access.locks} />
        </Section>
      )}
    </div>
  )
}

function Links({ access, wish, onWish, onShow }: SharingProps) {
  const { answer, problem, reload } = useFetched<readonly ShareLink[]>(PATHS.links(useMapId()))
  return (
    <Section title="Links">
      <NewLink access={access} links={answer ?? []} wish={wish} onWish={onWish} onMade={reload} onShow={onShow} />
      {answer && <LinkList access={access} links={answer} onChanged={reload} onShow={onShow} />}
      {problem && <p className={styles.problem}>{problem}</p>}
      {access.role === 'own' && <OwnerLink links={answer ?? []} onMade={reload} />}
    </Section>
  )
}

function People({ own }: { readonly own: Role }) {
  const { answer, problem, reload } = useFetched<readonly MapPerson[]>(PATHS.people(useMapId()))
  const { peers } = useSession().presence
  // The server tells who came by a link, and presence who comes, goes, or is called something else.
  useEffect(() => peers.subscribe((now, before) => namesOf(now) !== namesOf(before) && reload()), [peers, reload])
  return (
    <Section title="People">
      {answer && <PeopleList people={answer} own={own} onChanged={reload} />}
      {problem && <p className={styles.problem}>{problem}</p>}
    </Section>
  )
}

function namesOf(peers: readonly Peer[]): string {
  return peers.map(({ user }) => `${user.id} ${user.name}`).join()
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      {children}
    </section>
  )
}
