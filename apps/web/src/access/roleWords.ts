/** Roles as the interface calls them. */
import type { Role } from '@journeyboard/protocol'

/** After "can". */
export const ROLE_VERBS: Record<Role, string> = {
  view: 'look',
  comment: 'comment',
  edit: 'edit',
  facilitate: 'facilitate',
  own: 'do everything',
}

/** What somebody is. */
export const ROLE_NOUNS: Record<Role, string> = {
  view: 'Viewer',
  comment: 'Commenter',
  edit: 'Editor',
  facilitate: 'Facilitator',
  own: 'Owner',
}

/** What a role is for, in a sentence. */
export const ROLE_SENTENCES: Record<Role, string> = {
  view: 'Looks at the map, finds, copies and downloads, and changes nothing.',
  comment: 'Looks at the map, and comments on it.',
  edit: 'Comments, and changes the map.',
  facilitate: 'Edits, and also shares the map, removes people and locks parts of it.',
  own: 'Does everything, and makes others owners.',
}
