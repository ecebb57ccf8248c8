import type { Ground } from '#domain/zones/content.ts';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { ThreeWays } from './three-ways.ts';

/** A field that both sides changed, and differently. */
export interface FieldClash {
  readonly id: Owner;
  /** Of the zone's content; `is` where one side made it another kind of ground or removed it. */
  readonly field: string;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
}

/**
 * What a ground says with mine put on theirs: fields that I changed are mine, all others theirs.
 * @returns null where neither side has it
 */
export function mergedContent(id: Owner, { base, theirs, mine }: ThreeWays): Ground | null {
  const [b, t, m] = [base, theirs, mine].map((coverage) => coverage.grounds.get(id) ?? null) as [
    Ground | null,
    Ground | null,
    Ground | null,
  ];
  if (same(m, b)) return t;
  if (same(t, b) || b?.is !== 'zone' || t?.is !== 'zone' || m?.is !== 'zone') return m;
  const merged: Record<string, unknown> = { ...t.content };
  const [before, wanted] = [b.content, m.content] as [Record<string, unknown>, Record<string, unknown>];
  for (const field of new Set([...Object.keys(before), ...Object.keys(wanted)])) {
    if (same(before[field], wanted[field])) continue;
    if (wanted[field] === undefined) delete merged[field];
    else merged[field] = wanted[field];
  }
  return { is: 'zone', content: merged as typeof t.content };
}

/** Every field of the grounds of `ids` that both sides changed to something else. */
export function fieldClashes(ids: Iterable<Owner>, { base, theirs, mine }: ThreeWays): readonly FieldClash[] {
  return [...ids].flatMap((id) => {
    const [b, t, m] = [base, theirs, mine].map((coverage) => fieldsOf(coverage.grounds.get(id))) as [
      Fields,
      Fields,
      Fields,
    ];
    return [...new Set([...Object.keys(b), ...Object.keys(t), ...Object.keys(m)])]
      .filter((field) => !same(t[field], b[field]) && !same(m[field], b[field]) && !same(t[field], m[field]))
      .map((field) => ({ id, field, base: b[field], theirs: t[field], mine: m[field] }));
  });
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(ground: Ground | undefined): Fields {
  if (ground === undefined) return {};
  return ground.is === 'zone' ? { is: ground.is, ...ground.content } : { ...ground };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
}

/** Objects by the order of their names, so that the order in which they were filled does not count. */
function sorted(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
