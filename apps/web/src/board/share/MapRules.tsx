/** What holds for whoever comes: what the mere address gives, and the locks. */
import {
  ADDRESS_ROLES,
  type AddressRole,
  allows,
  type MapAccess,
  type MapAccessChange,
  PATHS,
} from '@journeyboard/protocol'
import { request } from '../../access/request.ts'
import { ROLE_VERBS } from '../../access/roleWords.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { Tick } from '../../ui/Tick.tsx'
import { useMapId, useOpenBoard } from '../boardContext.ts'
import { mapAddress } from '../mapAddress.ts'
import { copyAddress } from '../panels/copyAddress.ts'
import { attempt } from './attempt.ts'
import styles from './share.module.css'

function useChangeRules() {
  const mapId = useMapId()
  const { access } = useOpenBoard()
  return async (change: MapAccessChange) => {
    await attempt(request(PATHS.access(mapId), { method: 'PUT', body: change }))
    await access.ask()
  }
}

const LIVE_PICTURE = 'Put it into a wiki or slides as an image from the web: it is always the map as it is now.'

/** What somebody may do who has the address of the map, and no link. */
export function AddressRow({ access }: { readonly access: MapAccess }) {
  const change = useChangeRules()
  const mapId = useMapId()
  const { addressRole } = access
  return (
    <div className={styles.address}>
      {allows(access.role, 'own') ? (
        <Select
          label="Whoever has only the address"
          options={[
            ...ADDRESS_ROLES.map((value) => ({ value, label: `Can ${ROLE_VERBS[value]}` })),
            { value: 'none' as const, label: 'Can do nothing' },
          ]}
          value={addressRole ?? 'none'}
          onValueChange={(value) => void change({ addressRole: value === 'none' ? null : value })}
        />
      ) : (
        <p>{addressSentence(addressRole)}</p>
      )}
      <div className={styles.copies}>
        <Button onClick={() => void copyAddress(mapAddress(), addressSentence(addressRole))}>Copy the address</Button>
        {addressRole && (
          <Button onClick={() => void copyAddress(window.location.origin + PATHS.picture(mapId, 'png'), LIVE_PICTURE)}>
            Copy a live picture
          </Button>
        )}
      </div>
    </div>
  )
}

function addressSentence(role: AddressRole | null): string {
  return role
    ? `Whoever has the address of this map can ${ROLE_VERBS[role]}.`
    : 'The address alone lets nobody in: they need a link, or a role.'
}

export function LockRows({ locks }: Pick<MapAccess, 'locks'>) {
  const change = useChangeRules()
  return (
    <>
      <div className={styles.locks}>
        <Tick
          label="Lock the structure: stages, steps and lanes"
          isOn={locks.structure}
          onChange={(structure) => void change({ locks: { structure } })}
        />
        <Tick label="Lock the cards" isOn={locks.cards} onChange={(cards) => void change({ locks: { cards } })} />
      </div>
      <p className={styles.hint}>
        Locks guide honest hands: editors are offered no change, and you still are. Somebody who means harm is stopped
        by removing them, or by a link that only lets them comment.
      </p>
    </>
  )
}
