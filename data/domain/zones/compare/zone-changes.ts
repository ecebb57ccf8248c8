import type { ZoneContent } from '../content.ts';
import type { Owner } from '../coverage/arc.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { Piece, ZoneChange } from './comparison.ts';

/** What became of each zone: only those that are not the same in both, by number. */
export function zoneChanges(before: Coverage, after: Coverage, pieces: readonly Piece[]): ZoneChange[] {
  const gained = new Map<Owner, number>();
  const lost = new Map<Owner, number>();
  for (const { from, to, area } of pieces) {
    if (from.owner === to.owner) continue;
    gained.set(to.owner, (gained.get(to.owner) ?? 0) + area);
    lost.set(from.owner, (lost.get(from.owner) ?? 0) + area);
  }
  const changes: ZoneChange[] = [];
  for (const id of new Set([...before.grounds.keys(), ...after.grounds.keys()])) {
    const [old, now] = [contentOf(before, id), contentOf(after, id)];
    if (old === undefined && now === undefined) continue;
    const fields = old === undefined || now === undefined ? [] : differingFields(old, now);
    const change = old === undefined ? 'new' : now === undefined ? 'ended' : 'changed';
    const areas = { gained: gained.get(id) ?? 0, lost: lost.get(id) ?? 0 };
    if (change === 'changed' && fields.length === 0 && areas.gained === 0 && areas.lost === 0) continue;
    changes.push({
      id,
      change,
      ...(old === undefined ? {} : { before: old }),
      ...(now === undefined ? {} : { after: now }),
      fields,
      ...areas,
    });
  }
  const numberOf = ({ before: old, after: now }: ZoneChange): string => (now ?? old)!.number;
  return changes.sort((p, q) => (numberOf(p) < numberOf(q) ? -1 : numberOf(p) > numberOf(q) ? 1 : 0));
}

function contentOf(coverage: Coverage, id: Owner): ZoneContent | undefined {
  const ground = coverage.grounds.get(id);
  return ground?.is === 'zone' ? ground.content : undefined;
}

function differingFields(p: ZoneContent, q: ZoneContent): (keyof ZoneContent)[] {
  const names = [...new Set([...Object.keys(p), ...Object.keys(q)])].sort() as (keyof ZoneContent)[];
  return names.filter((name) => JSON.stringify(p[name]) !== JSON.stringify(q[name]));
}
