/** The links that let somebody in now: who came by them, and how they end. */
import { type MapAccess, PATHS, type Role, type ShareLink, type ShareLinkWithToken } from '@journeyboard/protocol'
import { Copy, QrCode, RefreshCw, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { forgetToken, keepToken, keptAddress, linkAddress } from '../../access/linkTokens.ts'
import { request } from '../../access/request.ts'
import { ROLE_VERBS } from '../../access/roleWords.ts'
import { ago } from '../../shell/ago.ts'
import { Button } from '../../ui/Button.tsx'
import { focusAtOnce } from '../../ui/focusAtOnce.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useMapId } from '../boardContext.ts'
import { copyAddress } from '../panels/copyAddress.ts'
import { attempt } from './attempt.ts'
import { linkSentence } from './linkWords.ts'
import styles from './share.module.css'

export interface LinkListProps {
  readonly access: MapAccess
  readonly links: readonly ShareLink[]
  readonly onChanged: () => void
  readonly onShow: (address: string, role: Role) => void
}

export function LinkList({ links, ...rest }: LinkListProps) {
  if (links.length === 0) return <p className={styles.hint}>No link has been made yet.</p>
  return (
    <ul className={styles.list} aria-label="Links">
      {links.map((link) => (
        <LinkItem key={link.id} link={link} {...rest} />
      ))}
    </ul>
  )
}

function LinkItem({ link, access, onChanged, onShow }: Omit<LinkListProps, 'links'> & { readonly link: ShareLink }) {
  const mapId = useMapId()
  const [asking, setAsking] = useState<'revoke' | 'rotate' | null>(null)
  const address = keptAddress(mapId, link.id)
  const name = nameOf(link)
  const copy = (one: string) => void copyAddress(one, linkSentence(link.role, access))
  const rotate = async () => {
    const made = await attempt(request<ShareLinkWithToken>(PATHS.rotateLink(mapId, link.id), { method: 'POST' }))
    setAsking(null)
    if (!made) return
    keepToken(mapId, made)
    copy(linkAddress(made.token))
    onChanged()
  }
  const holdAgain = async (until: number) => {
    await attempt(request(PATHS.link(mapId, link.id), { method: 'PATCH', body: { expiresAt: until } }))
    onChanged()
  }
  const revoke = async () => {
    const isRevoked = await attempt(request(PATHS.link(mapId, link.id), { method: 'DELETE' }).then(() => true))
    // One that still leads here keeps its address in this browser.
    if (isRevoked) forgetToken(mapId, link.id)
    else setAsking(null)
    onChanged()
  }
  if (asking === 'rotate') {
    return (
      <li className={styles.asking} role="alertdialog" aria-label={`Give “${name}” a new address?`}>
        <p>
          Give “{name}” a new address? Nobody else gets in by the old one, but whoever has used it stays on the map.
          Revoke the link to send them away too.
        </p>
        <div className={styles.buttons}>
          <Button onClick={() => setAsking(null)}>Keep</Button>
          <Button ref={focusAtOnce} onClick={() => void rotate()}>
            New address
          </Button>
          <Button variant="danger" onClick={() => setAsking('revoke')}>
            Revoke
          </Button>
        </div>
      </li>
    )
  }
  if (asking === 'revoke') {
    return (
      <li className={styles.asking} role="alertdialog" aria-label={`Revoke “${name}”?`}>
        <p>Revoke “{name}”? Whoever came by it leaves the map at once.</p>
        <div className={styles.buttons}>
          <Button onClick={() => setAsking(null)}>Keep</Button>
          <Button ref={focusAtOnce} variant="danger" onClick={() => void revoke()}>
            Revoke
          </Button>
        </div>
      </li>
    )
  }
  const revokeButton = <IconButton label={`Revoke “${name}”`} icon={<Trash2 />} onClick={() => setAsking('revoke')} />
  const what = (
    <div className={styles.what}>
      <span className={styles.name}>{name}</span>
      <span className={styles.hint}>{usesOf(link)}</span>
    </div>
  )
  if (link.expiresAt !== null && hasEnded(link)) {
    // For as long as it was meant to hold at first.
    const until = Date.now() + link.expiresAt - link.createdAt
    return (
      <li className={styles.item}>
        {what}
        <IconButton label={`Let “${name}” hold again`} icon={<RotateCcw />} onClick={() => void holdAgain(until)} />
        {revokeButton}
      </li>
    )
  }
  return (
    <li className={styles.item}>
      {what}
      {address && (
        <>
          <IconButton label={`Copy “${name}”`} icon={<Copy />} onClick={() => copy(address)} />
          <IconButton
            label={`Show the QR code of “${name}”`}
            icon={<QrCode />}
            onClick={() => onShow(address, link.role)}
          />
        </>
      )}
      <IconButton
        label={`Give “${name}” a new address`}
        icon={<RefreshCw />}
        // Of one that nobody has used nobody is left on the map.
        onClick={() => (link.uses === 0 ? void rotate() : setAsking('rotate'))}
      />
      {revokeButton}
    </li>
  )
}

function nameOf({ label, role }: ShareLink): string {
  return label || (role === 'own' ? 'Owner link' : `Can ${ROLE_VERBS[role]}`)
}

const hasEnded = ({ expiresAt }: ShareLink) => expiresAt !== null && expiresAt < Date.now()

function usesOf(link: ShareLink): string {
  const { label, role, uses, lastUsedAt, lastUsedBy, expiresAt } = link
  const now = Date.now()
  const last = lastUsedAt === null ? '' : `, last ${lastUsedBy ? `by ${lastUsedBy.name} ` : ''}${ago(lastUsedAt, now)}`
  const used = uses === 0 ? 'not used yet' : `used by ${uses}${last}`
  const ends =
    expiresAt === null
      ? ''
      : hasEnded(link)
        ? ', has ended'
        : `, ends ${new Date(expiresAt).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })}`
  const words = `${label ? `can ${ROLE_VERBS[role]}, ` : ''}${used}${ends}`
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
