/** Mail about comments: the bodies of HTTP. */

/** `mine`: mentions, and answers in threads that one has a part in. `all`: whatever is said on one's maps. */
export const MAIL_WISHES = ['mine', 'all', 'none'] as const
export type MailWish = (typeof MAIL_WISHES)[number]

/** Of the holder of an account; nobody else sees it. */
export interface MailSettings {
  /** Null: none was given. */
  readonly address: string | null
  /** Nothing but the mail that asks for it goes to an address that is not. */
  readonly isConfirmed: boolean
  readonly wish: MailWish
}

/** What is left out stays. A new address gets a mail that asks whether it is right; null takes it away. */
export interface MailChange {
  readonly address?: string | null
  readonly wish?: MailWish
}

/** From a link in a mail. */
export interface MailLinkUse {
  readonly token: string
}

/** Characters. */
export const ADDRESS_LENGTH = { most: 254 } as const
