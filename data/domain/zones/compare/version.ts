import { nobody, type Arc, type Owner } from '../coverage/arc.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { edgeTable } from '../locate/edge-table.ts';
import { Locator } from '../locate/locator.ts';
import type { Holder } from './comparison.ts';

/**
 * A version to be compared: its arcs with holders for owners, so that ground changes hands when the zone changes and when its
 * unit does.
 */
export interface Version {
  readonly arcs: readonly Arc[];
  readonly locator: Locator;
  /** Who a holder's key stands for. */
  readonly holderOf: (key: string) => Holder;
}

/** Prepares a coverage for comparison. */
export function versionOf(coverage: Coverage): Version {
  const holders = new Map<string, Holder>([[nobody, { owner: nobody, is: 'nobody' }]]);
  const keys = new Map<Owner, string>([[nobody, nobody]]);
  for (const [owner, ground] of coverage.grounds) {
    const holder: Holder = ground.is === 'zone' ? zoneHolder(owner, ground.content) : { owner, is: ground.is };
    const key = JSON.stringify([owner, holder.unit ?? '']);
    keys.set(owner, key);
    holders.set(key, holder);
  }
  const arcs = [...coverage.arcs()].map(({ points, left, right }) => ({
    points,
    left: keys.get(left)!,
    right: keys.get(right)!,
  }));
  return { arcs, locator: new Locator(edgeTable(arcs)), holderOf: (key) => holders.get(key)! };
}

function zoneHolder(owner: Owner, { number, name, unit }: { number: string; name: string; unit?: string }): Holder {
  return { owner, is: 'zone', number, name, ...(unit === undefined ? {} : { unit }) };
}
