/** Addresses on the clipboard. */
import { showToast } from '../../ui/toasts.tsx'

/** Copies the address, and says `what` about it; where the browser forbids that, shows it to be copied by hand. */
export async function copyAddress(address: string, what: string): Promise<void> {
  try {
    // Missing where the page did not come over https or from this device.
    await navigator.clipboard.writeText(address)
    showToast('Link copied', { id: 'share', description: what })
  } catch {
    showToast('Copy this address', {
      id: 'share',
      description: `${address} – ${what}`,
      duration: Number.POSITIVE_INFINITY,
    })
  }
}
