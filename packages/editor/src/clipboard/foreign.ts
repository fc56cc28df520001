/** Reading what lies on the clipboard, whoever put it there. */
import { MAX_TEXT } from '@journeyboard/model'

export interface Foreign {
  readonly [key: string]: unknown
}

export const asObject = (value: unknown): Foreign => (typeof value === 'object' && value !== null ? { ...value } : {})

/** Empty where it is no JSON, and so not ours. */
export function parseForeign(json: string): Foreign {
  try {
    return asObject(JSON.parse(json))
  } catch {
    return {}
  }
}

/** With its text cut at `MAX_TEXT`: the schemas take a longer one for none. */
export function shortened(record: unknown): Foreign {
  const fields = asObject(record)
  return typeof fields.text === 'string' ? { ...fields, text: fields.text.slice(0, MAX_TEXT) } : fields
}
