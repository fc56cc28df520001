/** How mail goes out: the settings of digests. Without a mail server none does. */
import { readInteger } from './readInteger.ts'

export interface MailSettings {
  /** Address of the mail server, with user and password where it wants them; null: no mail goes out. */
  readonly smtpUrl: string | null
  /** Address that mail comes from. */
  readonly mailFrom: string | null
  /** Minutes between two rounds of digests. */
  readonly digestMinutes: number
}

export interface GivenMailSettings {
  /** As they stand in the environment; undefined: not set. */
  readonly SMTP_URL: string | undefined
  readonly MAIL_FROM: string | undefined
  readonly JOURNEYBOARD_DIGEST_MINUTES: string | undefined
  /** Mail leads to pages, and has to say where they are. */
  readonly publicUrl: string | null
}

/** Sentences about what is wrong go to `errors`, and repeat no password; the result then counts for nothing. */
export function readMailSettings(given: GivenMailSettings, errors: string[]): MailSettings {
  const { SMTP_URL: smtpUrl = null, MAIL_FROM: mailFrom = null, publicUrl } = given
  if (smtpUrl !== null) {
    if (!/^smtps?:$/.test(URL.parse(smtpUrl)?.protocol ?? '')) {
      errors.push('SMTP_URL must be an address such as smtps://user:password@mail.example.com:465.')
    }
    if (publicUrl === null) errors.push('SMTP_URL needs PUBLIC_URL, too: what is mailed leads to the pages there.')
    if (mailFrom === null) errors.push('SMTP_URL needs MAIL_FROM, too: the address that mail comes from.')
  }
  if (mailFrom !== null && !/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(mailFrom)) {
    errors.push(`MAIL_FROM must be an address such as journeyboard@example.com, but it is "${mailFrom}".`)
  }
  const digestMinutes = readInteger(
    'JOURNEYBOARD_DIGEST_MINUTES',
    given.JOURNEYBOARD_DIGEST_MINUTES,
    { least: 1, most: 1440, otherwise: 60 },
    errors,
  )
  return { smtpUrl, mailFrom, digestMinutes }
}
