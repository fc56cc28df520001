/** A link that makes whoever has it an owner: for oneself, to keep. */
import { PATHS, type ShareLinkWithToken } from '@journeyboard/protocol'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { request } from '../../access/request.ts'
import { Button } from '../../ui/Button.tsx'
import { useMapId } from '../boardContext.ts'
import { copyAddress } from '../panels/copyAddress.ts'
import { attempt } from './attempt.ts'
import { linkAddress } from './linkTokens.ts'
import styles from './share.module.css'

export function OwnerLink({ onMade }: { readonly onMade: () => void }) {
  const mapId = useMapId()
  const [address, setAddress] = useState<string | null>(null)
  const make = async () => {
    const body = { role: 'own', label: 'Owner link' }
    const made = await attempt(request<ShareLinkWithToken>(PATHS.links(mapId), { method: 'POST', body }))
    if (!made) return
    setAddress(linkAddress(made.token))
    onMade()
  }
  if (address === null) {
    return (
      <Button variant="quiet" icon={<KeyRound />} onClick={() => void make()}>
        Make an owner link to keep
      </Button>
    )
  }
  return (
    <div className={styles.once}>
      <p>Keep this link where only you find it. It is shown once, and makes whoever opens it an owner.</p>
      <code className={styles.secret}>{address}</code>
      <Button onClick={() => void copyAddress(address, 'Whoever has it owns the map.')}>Copy the owner link</Button>
    </div>
  )
}
