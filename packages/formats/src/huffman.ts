/** Huffman codes as deflate has them (RFC 1951, 3.2.2). */

const LONGEST = 15

export interface HuffmanCode {
  /** In bits, by symbol; 0 for a symbol that does not occur. */
  readonly lengths: Uint8Array
  /** By symbol, the first bit lowest, as they are written. */
  readonly bits: Uint16Array
}

/** The shortest code for symbols that occur so often, two of them at least. */
export function huffmanCode(counts: Uint32Array): HuffmanCode {
  const lengths = limitedLengths(counts)
  return { lengths, bits: canonicalBits(lengths) }
}

/** Where a code would become too long, the counts are made more alike. */
function limitedLengths(counts: Uint32Array): Uint8Array {
  const lengths = bestLengths(counts)
  if (lengths.every((length) => length <= LONGEST)) return lengths
  return limitedLengths(counts.map((count) => count && (count >>> 1) | 1))
}

function bestLengths(counts: Uint32Array): Uint8Array {
  const weightOf = (symbol: number) => counts[symbol] ?? 0
  const leaves = [...counts.keys()].filter((symbol) => weightOf(symbol) > 0).sort((a, b) => weightOf(a) - weightOf(b))
  // Leaves first, then the nodes above them in the order in which they are made, which is that of their weights, too.
  const weights = leaves.map(weightOf)
  const parents: number[] = []
  let leaf = 0
  let inner = leaves.length
  const lightest = (): number => {
    const isLeaf = leaf < leaves.length && (weights[leaf] ?? 0) <= (weights[inner] ?? Number.POSITIVE_INFINITY)
    return isLeaf ? leaf++ : inner++
  }
  for (let node = leaves.length; node < 2 * leaves.length - 1; node += 1) {
    const [one, other] = [lightest(), lightest()]
    weights.push((weights[one] ?? 0) + (weights[other] ?? 0))
    parents[one] = node
    parents[other] = node
  }
  const depths: number[] = new Array(weights.length).fill(0)
  for (let node = weights.length - 2; node >= 0; node -= 1) depths[node] = (depths[parents[node] ?? 0] ?? 0) + 1
  const lengths = new Uint8Array(counts.length)
  for (const [index, symbol] of leaves.entries()) lengths[symbol] = depths[index] ?? 0
  return lengths
}

function canonicalBits(lengths: Uint8Array): Uint16Array {
  const bits = new Uint16Array(lengths.length)
  let code = 0
  for (let length = 1; length <= LONGEST; length += 1, code <<= 1) {
    for (let symbol = 0; symbol < lengths.length; symbol += 1) {
      if (lengths[symbol] === length) bits[symbol] = reversed(code++, length)
    }
  }
  return bits
}

function reversed(code: number, length: number): number {
  let bits = 0
  for (let bit = 0; bit < length; bit += 1) bits |= ((code >>> bit) & 1) << (length - 1 - bit)
  return bits
}
