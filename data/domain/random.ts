/** A source of numbers that is the same for the same seed on every machine. Not for secrets. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [from, to]. */
  whole(from: number, to: number): number;
  /** One of the list, each equally likely. */
  pick<T>(list: readonly T[]): T;
  /** True with probability `p`. */
  chance(p: number): boolean;
  /** 32 random bits, as an unsigned whole number. */
  bits(): number;
}

/** FNV-1a over UTF-16 units: turns a name into 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/**
 * sfc32 (small fast counter, public domain by Chris Doty-Humphrey), seeded by number and purpose, so that
 * each purpose has a stream of its own and adding one does not move the others.
 */
export function randomFor(seed: number, purpose: string): Random {
  let a = seed | 0;
  let b = hash(purpose) | 0;
  let c = hash(`${purpose}#${seed}`) | 0;
  let counter = 1;
  const bits = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) bits();
  const next = () => bits() / 4294967296;
  return {
    next,
    bits,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (list) => list[Math.floor(next() * list.length)]!,
    chance: (p) => next() < p,
  };
}
