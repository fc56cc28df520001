/** One thing that was looked at. */

export interface Finding {
  /** `odd`: it works, and is worth a look. */
  readonly state: 'fine' | 'odd' | 'bad'
  readonly sentence: string
}

export const fine = (sentence: string): Finding => ({ state: 'fine', sentence })
export const odd = (sentence: string): Finding => ({ state: 'odd', sentence })
export const bad = (sentence: string): Finding => ({ state: 'bad', sentence })
