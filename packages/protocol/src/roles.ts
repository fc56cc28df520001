/** What somebody may do on a map, weakest first. */
export const ROLES = ['view', 'comment', 'edit', 'facilitate', 'own'] as const
export type Role = (typeof ROLES)[number]

/** Whether `role` includes everything that `needed` may do. */
export function allows(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed)
}
