import { nobody, type Owner } from '../coverage/arc.ts';
import type { Locator } from '../locate/locator.ts';
import { byMeasured, type TestEntry } from './report.ts';
import type { LiablePartyGround, TestGround } from './test-ground.ts';
import { subjectOf, type PlaceOf, type TestedZone } from './zones.ts';

/** Whether a party's letter 责任书 holds on a day. */
function hasLetter({ letterSigned, letterUntil }: LiablePartyGround, day: string): boolean {
  return letterSigned !== undefined && letterSigned <= day && (letterUntil === undefined || letterUntil >= day);
}

/** Zones in which liable parties lack a letter that holds; a party belongs to the zone its door is in. */
export function testLetters(
  zones: readonly TestedZone[],
  placeOf: PlaceOf,
  locator: Locator,
  { liableParties, day }: TestGround,
): TestEntry {
  const counts = new Map<Owner, { all: number; lacking: number }>();
  for (const party of liableParties) {
    const owner = locator.ownerAt(...party.at);
    if (owner === nobody) continue;
    const count = counts.get(owner) ?? { all: 0, lacking: 0 };
    count.all += 1;
    if (!hasLetter(party, day)) count.lacking += 1;
    counts.set(owner, count);
  }
  const withParties = zones.filter(({ id }) => counts.has(id));
  const items = withParties
    .filter(({ id }) => counts.get(id)!.lacking > 0)
    .map((zone) => ({
      key: zone.id,
      subject: subjectOf(zone),
      at: placeOf(zone.id),
      measured: counts.get(zone.id)!.lacking,
      unit: 'count' as const,
      of: counts.get(zone.id)!.all,
    }));
  return {
    test: 'letter',
    figure: withParties.length === 0 ? null : items.length,
    unit: 'count',
    of: withParties.length,
    items: items.sort(byMeasured),
  };
}

/** 责任书签订率: parties with a letter that holds, of all. */
export function testLetterRate({ liableParties, day }: TestGround): TestEntry {
  const lacking = liableParties.filter((party) => !hasLetter(party, day));
  const all = liableParties.length;
  return {
    test: 'letterRate',
    figure: all === 0 ? null : (100 * (all - lacking.length)) / all,
    unit: '%',
    of: all,
    items: lacking
      .map(({ id, number, name, at }) => ({
        key: id,
        subject: { kind: 'liable-party' as const, id, number, name },
        at,
        measured: 1,
        unit: 'count' as const,
      }))
      .sort((p, q) => (p.subject.number < q.subject.number ? -1 : 1)),
  };
}
