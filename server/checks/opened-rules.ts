import type { Logger } from 'pino';
import type { CityNews, OpenRule, RuleCheck } from '#domain/checks/check.ts';
import { NotHeld } from '#domain/checks/held-city.ts';
import { kindOf } from '#domain/checks/kinds.ts';
import type { RuleContent } from '#domain/checks/rule.ts';
import { inSlices } from '../store/in-slices.ts';
import type { LoadedCity } from './loaded-city.ts';

/** A rule that was opened and computed. */
export interface Opened {
  readonly check: RuleCheck;
  /** The collections it asked for. */
  readonly seen: ReadonlySet<string>;
}

/** Who answers for a finding is asked of these, whatever its rule looks at. */
const answering = ['zones', 'divisions'];

/**
 * Opens a rule over the city and computes it, reading the collections it asks for; in slices, so that others are served.
 * @param signal called off: nothing is left
 * @throws what the rule's kind throws, what the signal says
 */
export async function openAndRun(
  rule: RuleContent,
  loaded: LoadedCity,
  open: OpenRule,
  signal?: AbortSignal,
): Promise<Opened> {
  const looksAt = [...(kindOf(rule.kind)?.looksAt(rule.params as never).collections ?? []), ...answering];
  for (const collection of looksAt) await loaded.hold(collection);
  return whileHolding(loaded, async () => {
    signal?.throwIfAborted();
    const seen = new Set(looksAt);
    const check = open(
      rule,
      loaded.city.seenBy((collection) => seen.add(collection)),
    );
    await inSlices(stoppable(check.run(), signal));
    return { check, seen };
  });
}

/** Does something again as often as it asks for a collection that is not held, which is read then. */
export async function whileHolding<T>({ hold }: LoadedCity, act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof NotHeld)) throw error;
      await hold(error.collection);
    }
  }
}

function* stoppable(work: Generator<number, void>, signal: AbortSignal | undefined): Generator<void, void> {
  for (const step of work) {
    void step;
    signal?.throwIfAborted();
    yield;
  }
}

/**
 * Lets a rule compute again what news touch.
 * @returns the owners touched; undefined where it has to be opened anew: a collection it looks at was read anew, it asks for
 *   one that is not held, or it failed
 */
export function takeNews(
  { check, seen }: Opened,
  news: CityNews,
  reloaded: ReadonlySet<string>,
  log: Logger,
): ReadonlySet<string> | 'all' | undefined {
  if (!seen.isDisjointFrom(reloaded)) return undefined;
  try {
    return check.take(news);
  } catch (error) {
    if (!(error instanceof NotHeld)) log.error({ err: error }, 'a rule could not take a change; it is computed anew');
    return undefined;
  }
}
