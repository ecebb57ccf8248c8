import { findingStates, severities, type FindingState, type Severity } from '#domain/finding.ts';
import type { OwnSearch } from '../state/own-search.ts';
import { addDays, isDay, startOfDay } from '../state/shanghai-day.ts';
import { findingSorts, treatFilters, type FindingSort, type FindingsParams, type TreatFilter } from './api.ts';

/*
 * The address of the desk and of its printed list. Words that are the map's in an address (`unit`, `from`, `to`, `list`)
 * are called otherwise here.
 */

/** The value of `rule` that means all rules together. */
export const everyRule = 'all';

/** Which findings are listed, in which order. */
export interface FindingsAsked {
  /** Id of a rule, or `everyRule`; absent: the rules themselves are shown. */
  readonly rule?: string;
  readonly state: FindingState | 'all';
  readonly treat: TreatFilter;
  readonly severity?: Severity;
  readonly unit?: string;
  readonly district?: string;
  readonly street?: string;
  readonly words: string;
  /** Days in Asia/Shanghai on which a finding was first found, the last included. */
  readonly since?: string;
  readonly until?: string;
  readonly sort: FindingSort;
}

/** The desk's parameters that narrow the list, by the name in the address. */
const names = {
  rule: 'rule',
  state: 'state',
  treat: 'treat',
  severity: 'severity',
  unit: 'who',
  district: 'district',
  street: 'road',
  words: 'q',
  since: 'since',
  until: 'until',
  sort: 'sort',
} as const satisfies Record<keyof FindingsAsked, string>;

/** Reads which findings an address asks for; what cannot be read is left out. */
export function askedBy(own: OwnSearch): FindingsAsked {
  const given = (name: keyof typeof names) => own[names[name]] || undefined;
  const severity = oneOf(Object.keys(severities) as Severity[], given('severity'));
  const [since, until] = [given('since'), given('until')].map((day) => (day && isDay(day) ? day : undefined));
  const texts = (['rule', 'unit', 'district', 'street'] as const).flatMap((name) => {
    const value = given(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...(Object.fromEntries(texts) as Pick<FindingsAsked, 'rule' | 'unit' | 'district' | 'street'>),
    state: oneOf([...(Object.keys(findingStates) as FindingState[]), 'all' as const], given('state')) ?? 'open',
    treat: oneOf(treatFilters, given('treat')) ?? 'any',
    ...(severity && { severity }),
    words: given('words') ?? '',
    ...(since && { since }),
    ...(until && { until }),
    sort: oneOf(findingSorts, given('sort')) ?? 'severity',
  };
}

/** The parameters of an address that asks for these findings; one that is to go is empty. */
export function ownOf(asked: FindingsAsked): OwnSearch {
  const usual: Partial<FindingsAsked> = { state: 'open', treat: 'any', sort: 'severity' };
  return Object.fromEntries(
    (Object.keys(names) as (keyof FindingsAsked)[]).map((name) => {
      const value = asked[name] ?? '';
      return [names[name], value === usual[name] ? '' : value];
    }),
  );
}

/** The same as `/api/findings` and its files are asked, without a page. */
export function paramsOf(asked: FindingsAsked): FindingsParams {
  const { rule, words, since, until, treat, state, ...rest } = asked;
  return {
    ...rest,
    ...(rule !== undefined && rule !== everyRule && { rule }),
    ...(state !== 'open' && { state }),
    ...(treat !== 'any' && { treat }),
    ...(words.trim() !== '' && { q: words.trim() }),
    ...(since && { from: instantOf(since, 0) }),
    ...(until && { to: instantOf(until, 1) }),
  };
}

/** Whether anything narrows the list beside its rule and that findings are open. */
export function isNarrowed({ rule: _rule, sort: _sort, ...asked }: FindingsAsked): boolean {
  const { state, treat, words, ...rest } = asked;
  return state !== 'open' || treat !== 'any' || words !== '' || Object.keys(rest).length > 0;
}

/** The desk's address with a finding open in its list. */
export function findingAddress({ id, rule }: { readonly id: string; readonly rule: string }): string {
  return `/checks?${new URLSearchParams({ rule, finding: id }).toString()}`;
}

/** The printed list of findings as they are narrowed. */
export function printFindingsAddress(asked: FindingsAsked): string {
  const own = Object.entries(ownOf(asked)).filter(([, value]) => value !== '');
  return `/checks/print?${new URLSearchParams(own).toString()}`;
}

/** The printed sheet of a work list. "list" is the map's word in an address. */
export function printListAddress(id: string): string {
  return `/checks/print?${new URLSearchParams({ worklist: id }).toString()}`;
}

function oneOf<T extends string>(allowed: readonly T[], text: string | undefined): T | undefined {
  return allowed.find((value) => value === text);
}

/** The first instant of a day in Asia/Shanghai, or with `after` 1 of the next; RFC 3339 UTC. */
function instantOf(day: string, after: 0 | 1): string {
  return new Date(startOfDay(addDays(day, after)) * 1000).toISOString().replace('.000Z', 'Z');
}
