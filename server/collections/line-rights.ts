import { forbiddenAfter } from '#domain/cases/acts.ts';
import type { ChangeRequestLine } from '#domain/change.ts';
import { type Collection, personalRightOf } from '#domain/collection.ts';
import type { FeatureState, Properties } from '#domain/feature.ts';
import type { RecordsView } from '#domain/record.ts';
import { type ActedOn, type Caller, may, mayEverywhere } from '#domain/people/caller.ts';
import { crewNamed } from '#domain/people/crews-of.ts';
import type { Right } from '#domain/people/rights.ts';
import type { Context } from '../context.ts';
import { problem, type ProblemEntry } from '../http/problem.ts';
import { actsBy } from './store.ts';

/** What of a feature the limits of a right are held against. */
export function actedOn(collection: Collection, { properties }: Pick<FeatureState, 'properties'>): ActedOn {
  const { unit = 'unit', district = 'district', action = 'action' } = collection.scope ?? {};
  const [u, d, a] = [properties[unit], properties[district], properties[action]];
  return {
    ...(typeof u === 'string' ? { unit: u } : {}),
    ...(typeof d === 'string' ? { district: d } : {}),
    ...(typeof a === 'number' ? { action: a } : {}),
  };
}

/**
 * The unit that helps with a case (跨区支援) where it is for it to say which of its crews does: the case lies with a crew of
 * its own (`has`), or with nobody yet.
 */
export function lenderOf(
  records: RecordsView,
  { unit, coUnit, crew, assignee }: Properties,
): { readonly unit: string; readonly has: boolean } | undefined {
  if (typeof coUnit !== 'string' || coUnit === unit) return undefined;
  if (crew === undefined && assignee === undefined) return { unit: coUnit, has: false };
  const isTheirs = typeof crew === 'string' && crewNamed(records, crew)?.unit === coUnit;
  return isTheirs ? { unit: coUnit, has: true } : undefined;
}

/**
 * Whether a caller's right holds for a feature as it stands. Whoever handles cases on the street handles those too that the
 * unit only helps with (跨区支援), and whoever assigns in a unit that helps assigns its crews to them.
 */
export function mayOn(
  records: RecordsView,
  caller: Caller,
  right: Right,
  collection: Collection,
  state: Pick<FeatureState, 'properties'>,
): boolean {
  const on = actedOn(collection, state);
  if (may(caller, right, on)) return true;
  if (collection.id !== 'cases') return false;
  const { coUnit } = state.properties;
  const helps =
    right === 'case.handle' ? coUnit : right === 'case.endorse' ? lenderOf(records, state.properties)?.unit : undefined;
  return typeof helps === 'string' && may(caller, right, { ...on, unit: helps });
}

/**
 * Holds every line of a change against its asker's rights: the collection's right (and that of its personal fields where
 * any is set), for this unit, district and action both before and after, and the acts on one case that one person may
 * not both do.
 * @param instead the right that this act needs in place of the collection's
 * @throws HttpProblem 403 naming the lines
 */
export async function requireLineRights(
  { collections, register, records, store }: Pick<Context, 'collections' | 'register' | 'records' | 'store'>,
  caller: Caller,
  kind: string,
  lines: readonly ChangeRequestLine[],
  instead?: Right,
): Promise<void> {
  const faults: ProblemEntry[] = [];
  const byId = new Map(collections.map((collection) => [collection.id, collection]));
  for (const [i, line] of lines.entries()) {
    const collection = byId.get(line.collection)!;
    const right = instead ?? collection.edit ?? 'register.edit';
    if (caller.collections !== 'all' && !caller.collections.has(collection.id)) {
      faults.push({ pointer: `/lines/${i}`, detail: `"${collection.id}" is not open to you` });
      continue;
    }
    const refuse = (detail: string): void => void faults.push({ pointer: `/lines/${i}`, detail });
    const needed =
      line.personal === undefined || instead !== undefined
        ? [right]
        : [...new Set([right, personalRightOf(collection)])];
    const limited = needed.filter((one) => !mayEverywhere(caller, one));
    if (limited.length === 0) continue;
    const lacking = limited.find((one) => !may(caller, one));
    if (lacking !== undefined) {
      refuse(`needs the right "${lacking}"${lacking === right ? '' : ' for its personal fields'}`);
      continue;
    }
    const covers = (state: Pick<FeatureState, 'properties'>): boolean =>
      limited.every((one) => mayOn(records, caller, one, collection, state));
    const before = line.base === null ? undefined : await register.get(line.collection, line.id!);
    if (before !== undefined && !covers(before)) refuse('stands outside the units, districts or actions of your right');
    else if (line.after !== null && !covers(line.after)) {
      refuse('would stand outside the units, districts or actions of your right');
    }
  }
  const earlier = forbiddenAfter(kind);
  if (earlier.length > 0) {
    const wanted = lines.flatMap(({ collection, id }) => (collection === 'cases' && id !== undefined ? [id] : []));
    for (const done of await actsBy(store, {
      by: sameHand(records, caller),
      collection: 'cases',
      ids: wanted,
      kinds: earlier,
    })) {
      const i = lines.findIndex(({ collection, id }) => collection === 'cases' && id === done.id);
      faults.push({
        pointer: `/lines/${i}`,
        detail: `you did "${done.kind}" on this case (change ${done.seq}); "${kind}" is for somebody else`,
      });
    }
  }
  if (faults.length > 0) throw problem(403, { detail: 'Not all of this is yours to change.', errors: faults });
}

/** The names under which the journal has what one hand did: a person and the tokens they made are one. */
export function sameHand(records: RecordsView, { by, kind, id }: Caller): string[] {
  const person = kind === 'person' ? by : records.get('tokens', id)?.content['createdBy'];
  if (person === undefined) return [by];
  const made = records.all('tokens').filter(({ content }) => content['createdBy'] === person);
  return [String(person), ...made.map((token) => `token:${token.id}`)];
}
