/** How many of something one address has open. A whole workshop may sit behind one, but no one needs thousands. */

export interface Crowd {
  /** How to leave again, which may be called twice; null: so many are there already. */
  enter(address: string): (() => void) | null
}

export function createCrowd(most: number): Crowd {
  const countByAddress = new Map<string, number>()
  return {
    enter(address) {
      const count = (countByAddress.get(address) ?? 0) + 1
      if (count > most) return null
      countByAddress.set(address, count)
      let isIn = true
      return () => {
        if (!isIn) return
        isIn = false
        const left = (countByAddress.get(address) ?? 1) - 1
        if (left > 0) countByAddress.set(address, left)
        else countByAddress.delete(address)
      }
    },
  }
}
