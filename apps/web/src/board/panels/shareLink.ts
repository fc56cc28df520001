/** Sharing a map: its address on the clipboard. */

import { showToast } from '../../ui/toasts.tsx'
import { mapAddress } from '../mapAddress.ts'

/** Copies the address; where the browser forbids that, shows it to be copied by hand. */
export async function shareLink(address: string = mapAddress()): Promise<void> {
  const description = 'Anybody who can reach this address can edit the map.'
  try {
    // Missing where the page did not come over https or from this device.
    await navigator.clipboard.writeText(address)
    showToast('Link copied', { id: 'share', description })
  } catch {
    showToast('Copy this address', {
      id: 'share',
      description: `${address} – ${description}`,
      duration: Number.POSITIVE_INFINITY,
    })
  }
}
