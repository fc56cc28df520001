/** Choosing what somebody may do, and the link that lets them: copied, or shown to the room. */
import {
  allows,
  type MapAccess,
  NAME_LENGTH,
  type NewShareLink,
  PATHS,
  ROLES,
  type Role,
  type ShareLink,
  type ShareLinkWithToken,
} from '@journeyboard/protocol'
import { Copy, QrCode as QrIcon } from 'lucide-react'
import { useState } from 'react'
import { keepToken, linkAddress } from '../../access/linkTokens.ts'
import { request } from '../../access/request.ts'
import { ROLE_SENTENCES, ROLE_VERBS } from '../../access/roleWords.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useMapId } from '../boardContext.ts'
import { Choices } from '../panels/Choices.tsx'
import { copyAddress } from '../panels/copyAddress.ts'
import { attempt } from './attempt.ts'
import { LIFETIMES, type Lifetime } from './lifetimes.ts'
import { addressAsWished, isSpecial, type LinkWish, newLinkOf, withMade } from './linkWish.ts'
import { linkSentence, moreByAddress } from './linkWords.ts'
import styles from './share.module.css'

export interface NewLinkProps {
  readonly access: MapAccess
  readonly links: readonly ShareLink[]
  readonly wish: LinkWish
  readonly onWish: (change: (wish: LinkWish) => LinkWish) => void
  readonly onMade: () => void
  readonly onShow: (address: string, role: Role) => void
}

export function NewLink({ access, links, wish, onWish, onMade, onShow }: NewLinkProps) {
  const mapId = useMapId()
  const { role, label, lifetime } = wish
  const [isBusy, setBusy] = useState(false)
  const [isSpecialFirst] = useState(() => isSpecial(wish))
  const change = (part: Partial<LinkWish>) => onWish((before) => ({ ...before, ...part }))
  const make = async (): Promise<string | null> => {
    const known = addressAsWished(mapId, wish, links)
    if (known) return known
    setBusy(true)
    const made = await attempt(makeLink(mapId, newLinkOf(wish)))
    setBusy(false)
    if (!made) return null
    keepToken(mapId, made)
    onWish((before) => ({ ...before, madeByWish: withMade(wish, made.id).madeByWish }))
    onMade()
    return linkAddress(made.token)
  }
  const copy = async () => {
    const address = await make()
    if (address) void copyAddress(address, linkSentence(role, access))
  }
  const show = async () => {
    const address = await make()
    if (address) onShow(address, role)
  }
  const more = moreByAddress(role, access)
  const roles = ROLES.filter((one) => one !== 'own' && allows(access.role, one))
  return (
    <div className={styles.newLink}>
      <Choices
        label="Whoever has the link can"
        options={roles.map((value) => ({ value, label: `Can ${ROLE_VERBS[value]}` }))}
        value={role}
        onChoose={(next) => change({ role: next })}
      />
      <p className={styles.hint} aria-live="polite">
        {ROLE_SENTENCES[role]}
        {more && ` ${more}${allows(access.role, 'own') ? ' Change that below first.' : ''}`}
      </p>
      <div className={styles.buttons}>
        <Button variant="primary" icon={<Copy />} disabled={isBusy} onClick={() => void copy()}>
          Copy link
        </Button>
        <Button icon={<QrIcon />} disabled={isBusy} onClick={() => void show()}>
          Show QR code
        </Button>
      </div>
      <details className={styles.more} open={isSpecialFirst}>
        <summary>What it is for, and how long it holds</summary>
        <div className={styles.pair}>
          <TextField
            label="What it is for"
            placeholder="Workshop on Friday"
            value={label}
            onValueChange={(next) => change({ label: next })}
            maxLength={NAME_LENGTH.most}
          />
          <Select
            label="Holds"
            options={(Object.keys(LIFETIMES) as Lifetime[]).map((value) => ({ value, label: LIFETIMES[value].words }))}
            value={lifetime}
            onValueChange={(next) => change({ lifetime: next })}
          />
        </div>
      </details>
    </div>
  )
}

function makeLink(mapId: string, wish: NewShareLink): Promise<ShareLinkWithToken> {
  return request(PATHS.links(mapId), { method: 'POST', body: wish })
}
