import type { Feature } from '#domain/feature.ts';
import { alarmingStatuses } from '#domain/wall/open-alarm.ts';

/** What of a queue has been seen: who was in it, and how many were overdue. */
export interface Seen {
  /** Which queue; another one begins anew. */
  readonly of: string;
  readonly ids: ReadonlySet<string>;
  readonly overdue: number;
}

/** What came since. */
export interface Came {
  readonly arrived: readonly string[];
  readonly overdue: number;
}

/** The newest of a queue and the number of overdue cases, as they are now. */
export interface Now {
  readonly of: string;
  readonly newest: readonly string[];
  readonly overdue: number;
}

/**
 * What came into a queue since it was looked at last. What is looked at for the first time is nothing new; a case that
 * leaves and comes back is not new either.
 */
export function cameSince(seen: Seen | undefined, now: Now): { readonly seen: Seen; readonly came: Came } {
  if (seen === undefined || seen.of !== now.of) {
    return {
      seen: { of: now.of, ids: new Set(now.newest), overdue: now.overdue },
      came: { arrived: [], overdue: 0 },
    };
  }
  const arrived = now.newest.filter((id) => !seen.ids.has(id));
  return {
    seen: { of: now.of, ids: new Set([...seen.ids, ...arrived]), overdue: now.overdue },
    came: { arrived, overdue: Math.max(0, now.overdue - seen.overdue) },
  };
}

/**
 * Whether something came that has no sound of its own: urgent cases that nobody has in hand sound as alarms, and once.
 * @param cases what was looked at
 */
export function isPlain({ arrived, overdue }: Came, cases: ReadonlyArray<Pick<Feature, 'properties'>>): boolean {
  const isAlarm = ({ properties: { urgent, status } }: Pick<Feature, 'properties'>) =>
    urgent === true && (alarmingStatuses as readonly unknown[]).includes(status);
  const alarms = new Set(cases.filter(isAlarm).map(({ properties }) => properties['number']));
  return overdue > 0 || arrived.some((number) => !alarms.has(number));
}
