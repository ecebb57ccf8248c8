import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { Ground } from '#domain/zones/content.ts';
import { missingOf, type ContentKey } from './missing.ts';

/** One ground as the list shows it. */
export interface ZoneRow {
  readonly owner: Owner;
  readonly ground: Ground;
  /** Wanted by the plan and not said; only zones want anything. */
  readonly missing: readonly ContentKey[];
  /** Another zone has the same number: such a scheme cannot be published. */
  readonly isDouble: boolean;
}

export type Shown = 'zones' | 'faulty' | 'other';

const order = new Intl.Collator('zh-CN', { numeric: true });
const ranks = { zone: 0, disputed: 1, 'left-out': 2 } as const;

/**
 * All grounds: zones by number, then what is disputed, then what is left out.
 * @param before rows of an earlier time; the same array comes back where no content changed, however borders moved
 */
export function zoneRows(grounds: ReadonlyMap<Owner, Ground>, before: readonly ZoneRow[] = []): readonly ZoneRow[] {
  if (before.length === grounds.size && before.every(({ owner, ground }) => grounds.get(owner) === ground)) {
    return before;
  }
  const numbers = new Map<string, number>();
  for (const ground of grounds.values()) {
    if (ground.is === 'zone') numbers.set(ground.content.number, (numbers.get(ground.content.number) ?? 0) + 1);
  }
  const rows = [...grounds].map(([owner, ground]) => ({
    owner,
    ground,
    missing: ground.is === 'zone' ? missingOf(ground.content) : [],
    isDouble: ground.is === 'zone' && numbers.get(ground.content.number)! > 1,
  }));
  return rows.sort(
    (p, q) =>
      ranks[p.ground.is] - ranks[q.ground.is] ||
      order.compare(sortKey(p.ground), sortKey(q.ground)) ||
      (p.owner < q.owner ? -1 : 1),
  );
}

/** Rows of a sort that hold all the words in number, name, unit, leader, officer or street. */
export function narrowedRows(rows: readonly ZoneRow[], shown: Shown, words: string): readonly ZoneRow[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) => isShown(row, shown) && (wanted.length === 0 || wanted.every((word) => textOf(row.ground).includes(word))),
  );
}

function isShown({ ground, missing, isDouble }: ZoneRow, shown: Shown): boolean {
  if (shown === 'other') return ground.is !== 'zone';
  return ground.is === 'zone' && (shown === 'zones' || missing.length > 0 || isDouble);
}

function sortKey(ground: Ground): string {
  if (ground.is === 'zone') return ground.content.number;
  return ground.is === 'disputed' ? ground.claims.join() : `${ground.reason} ${ground.note}`;
}

function textOf(ground: Ground): string {
  if (ground.is === 'left-out') return ground.note.toLowerCase();
  if (ground.is === 'disputed') return '';
  const { number, name, unit = '', leader = '', officer = '', street = '' } = ground.content;
  return [number, name, unit, leader, officer, street].join('\n').toLowerCase();
}
