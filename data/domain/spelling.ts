/** How a query lies in a text. */
export type Fit = 'exact' | 'prefix' | 'inside';

/**
 * Whether a query spells the signs: each by its whole syllable or its initial, the last also by a beginning, in any
 * mixture ("pozijie", "pzj", "pozj"). A sign in the middle of the text may be the first ('inside') from two letters on.
 * @param query folded, letters a-z and digits only
 */
export function fitSpelling(signs: readonly string[], query: string): Fit | undefined {
  dead.clear();
  const whole = consume(signs, 0, query, 0);
  if (whole !== undefined) return whole === signs.length ? 'exact' : 'prefix';
  if (query.length < 2) return undefined;
  for (let start = 1; start < signs.length; start++) {
    if (consume(signs, start, query, 0) !== undefined) return 'inside';
  }
  return undefined;
}

/** Places (sign, letter) from which the query was seen not to fit: each is tried once, however many ways lead there. */
const dead = new Set<number>();

/** The sign after the last one used up by the query from `at` on; undefined where the query does not fit. */
function consume(signs: readonly string[], sign: number, query: string, at: number): number | undefined {
  if (at === query.length) return sign;
  const syllable = signs[sign];
  if (dead.has(sign * query.length + at)) return undefined;
  if (syllable === undefined || query[at] !== syllable[0]) return undefined;
  if (query.startsWith(syllable, at)) {
    const end = consume(signs, sign + 1, query, at + syllable.length);
    if (end !== undefined) return end;
  }
  if (syllable.startsWith(query.slice(at))) return sign + 1;
  const initial = /^[zcs]h/.test(syllable) && query[at + 1] === 'h' ? 2 : 1;
  const end = consume(signs, sign + 1, query, at + initial);
  if (end === undefined) dead.add(sign * query.length + at);
  return end;
}
