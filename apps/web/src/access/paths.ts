/** Pages about access, beside `/join` and `/welcome`, whose addresses the server gives out too. */

export const SIGN_IN_PATH = '/sign-in'
export const ACCOUNT_PATH = '/account'
export const INVITATIONS_PATH = '/invitations'
