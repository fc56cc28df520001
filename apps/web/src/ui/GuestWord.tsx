/** Beside the name of somebody for whom no account vouches: they may have chosen the name of another. */
import { needsGuestWord, type Person } from '@journeyboard/protocol'
import styles from './GuestWord.module.css'

export function GuestWord({ person }: { readonly person: Pick<Person, 'name' | 'isGuest'> }) {
  return needsGuestWord(person) && <span className={styles.guest}> guest</span>
}
