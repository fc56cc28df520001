/** A link that makes whoever has it an owner: for oneself, to keep. */
import { PATHS, type ShareLink, type ShareLinkWithToken } from '@journeyboard/protocol'
import { KeyRound } from 'lucide-react'
import { keepToken, keptAddress } from '../../access/linkTokens.ts'
import { request } from '../../access/request.ts'
import { Button } from '../../ui/Button.tsx'
import { useMapId } from '../boardContext.ts'
import { copyAddress } from '../panels/copyAddress.ts'
import { attempt } from './attempt.ts'
import styles from './share.module.css'

export interface OwnerLinkProps {
  readonly links: readonly ShareLink[]
  readonly onMade: () => void
}

/** The one that was made with the map, as long as this tab knows it; else another one can be made. */
export function OwnerLink({ links, onMade }: OwnerLinkProps) {
  const mapId = useMapId()
  const make = async () => {
    const body = { role: 'own', label: 'Owner link' }
    const made = await attempt(request<ShareLinkWithToken>(PATHS.links(mapId), { method: 'POST', body }))
    if (!made) return
    keepToken(mapId, made)
    onMade()
  }
  const address = links
    .filter(({ role }) => role === 'own')
    .map(({ id }) => keptAddress(mapId, id))
    .findLast((one) => one !== null)
  if (!address) {
    return (
      <Button variant="quiet" icon={<KeyRound />} onClick={() => void make()}>
        Make an owner link to keep
      </Button>
    )
  }
  return (
    <div className={styles.once}>
      <p>
        The owner link is your way back to this map: it makes whoever opens it an owner. Keep it where only you find it;
        this tab forgets it when you close it.
      </p>
      <Button icon={<KeyRound />} onClick={() => void copyAddress(address, 'Whoever has it owns the map.')}>
        Copy the owner link
      </Button>
    </div>
  )
}
