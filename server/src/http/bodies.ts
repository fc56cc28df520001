/** What requests about access may say, and the sentence when they say something else. */
import {
  ADDRESS_LENGTH,
  ADDRESS_ROLES,
  type LinkOpening,
  MAIL_WISHES,
  type MailChange,
  type MailLinkUse,
  type MapAccessChange,
  type MapPersonChange,
  type MeChange,
  NAME_LENGTH,
  type NewAccount,
  type NewInvitation,
  type NewShareLink,
  PASSWORD_LENGTH,
  type PasswordChange,
  type PasswordReset,
  ROLES,
  type ShareLinkChange,
  type SignIn,
} from '@journeyboard/protocol'
import * as z from 'zod/mini'
import { HttpError } from './answers.ts'

const NOT_READABLE = 'The request can not be understood.'
const NAME = `A name has 1 to ${NAME_LENGTH.most} characters.`
const LABEL = `A label has at most ${NAME_LENGTH.most} characters.`
const PASSWORD = `A password has ${PASSWORD_LENGTH.least} to ${PASSWORD_LENGTH.most} characters.`
const ADDRESS = 'This is not an address to which mail can go.'
const SENTENCES: readonly string[] = [NAME, LABEL, PASSWORD, ADDRESS]

/** No line breaks, and nothing that turns the direction of writing: one name would look like another. */
const PLAIN = /^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u
const plain = (error: string) =>
  z.string(error).check(z.trim(), z.maxLength(NAME_LENGTH.most, error), z.regex(PLAIN, error))

const name = plain(NAME).check(z.minLength(1, NAME))
const label = plain(LABEL)
const color = z.string().check(z.regex(/^#[0-9a-f]{6}$/i))
const token = z.string().check(z.maxLength(200))
const role = z.enum(ROLES)
const expiresAt = z.nullable(z.int())
/** The length of a new one; one that is tried may be anything that is not endless. */
const password = z
  .string(PASSWORD)
  .check(z.minLength(PASSWORD_LENGTH.least, PASSWORD), z.maxLength(PASSWORD_LENGTH.most, PASSWORD))
const anyWords = z.string().check(z.maxLength(1000))

/** One address and nothing else: what stands around it in a letter is ours. */
const address = z
  .string(ADDRESS)
  .check(
    z.trim(),
    z.maxLength(ADDRESS_LENGTH.most, ADDRESS),
    z.regex(/^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/, ADDRESS),
  )

const optional = z.exactOptional

export const meChange: z.ZodMiniType<MeChange> = z.object({ name: optional(name), color: optional(color) })
export const linkOpening: z.ZodMiniType<LinkOpening> = z.object({ token, name: optional(name) })
export const mapAccessChange: z.ZodMiniType<MapAccessChange> = z.object({
  addressRole: optional(z.nullable(z.enum(ADDRESS_ROLES))),
  locks: optional(z.object({ structure: optional(z.boolean()), cards: optional(z.boolean()) })),
})
export const newShareLink: z.ZodMiniType<NewShareLink> = z.object({
  role,
  label: optional(label),
  expiresAt: optional(expiresAt),
})
export const shareLinkChange: z.ZodMiniType<ShareLinkChange> = z.object({
  role: optional(role),
  label: optional(label),
  expiresAt: optional(expiresAt),
})
export const mapPersonChange: z.ZodMiniType<MapPersonChange> = z.object({ role })
export const newAccount: z.ZodMiniType<NewAccount> = z.object({ name, password, token: optional(token) })
export const signIn: z.ZodMiniType<SignIn> = z.object({ name: anyWords, password: anyWords })
export const passwordChange: z.ZodMiniType<PasswordChange> = z.object({ oldPassword: anyWords, password })
export const passwordReset: z.ZodMiniType<PasswordReset> = z.object({ token, password })
export const mailChange: z.ZodMiniType<MailChange> = z.object({
  address: optional(z.nullable(address)),
  wish: optional(z.enum(MAIL_WISHES)),
})
export const mailLinkUse: z.ZodMiniType<MailLinkUse> = z.object({ token })
export const newInvitation: z.ZodMiniType<NewInvitation> = z.object({ label: optional(label) })

/** The body, trimmed and checked. Throws an `HttpError` 400. */
export function readBody<Body>(schema: z.ZodMiniType<Body>, body: unknown): Body {
  const read = schema.safeParse(body)
  if (read.success) return read.data
  const said = read.error.issues.map(({ message }) => message).find((message) => SENTENCES.includes(message))
  throw new HttpError(400, said ?? NOT_READABLE)
}
