/** Bytes that are filled bit by bit, the lowest first, as deflate wants them. */

export interface BitWriter {
  /** At most 24 bits at once. */
  write(bits: number, count: number): void
  /** One after the other what `bits` and `counts` say of each token. */
  writeAll(tokens: Uint16Array, bits: Uint32Array, counts: Uint8Array): void
  /** Fills the last byte with zeros. */
  align(): void
  /** The bytes that are full, which are forgotten; a last one that is not stays. */
  take(): Uint8Array<ArrayBuffer>
}

export function createBitWriter(): BitWriter {
  let bytes = new Uint8Array(2 ** 16)
  let length = 0
  let held = 0
  let heldBits = 0
  const makeRoom = (more: number) => {
    if (length + more <= bytes.length) return
    const larger = new Uint8Array(2 * (length + more))
    larger.set(bytes.subarray(0, length))
    bytes = larger
  }
  const writer: BitWriter = {
    write(bits, count) {
      makeRoom(4)
      held |= bits << heldBits
      heldBits += count
      for (; heldBits >= 8; heldBits -= 8) {
        bytes[length++] = held
        held >>>= 8
      }
    },
    writeAll(tokens, bits, counts) {
      // At most three bytes and a bit each. The loop works on its own variables: millions of tokens go through it.
      makeRoom(4 * tokens.length)
      const target = bytes
      let [at, open, openBits] = [length, held, heldBits]
      for (let index = 0; index < tokens.length; index += 1) {
        const token = tokens[index] ?? 0
        open |= (bits[token] ?? 0) << openBits
        openBits += counts[token] ?? 0
        for (; openBits >= 8; openBits -= 8) {
          target[at++] = open
          open >>>= 8
        }
      }
      length = at
      held = open
      heldBits = openBits
    },
    align() {
      if (heldBits > 0) writer.write(0, 8 - heldBits)
    },
    take() {
      const full = bytes.slice(0, length)
      length = 0
      return full
    },
  }
  return writer
}
