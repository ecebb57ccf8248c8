import { dayOf } from '#domain/calendar/work-calendar.ts';
import type { Uncovered } from '#domain/zones/whole-city/uncovered.ts';
import type { Context } from '../context.ts';
import { everywhere } from '../tiles/touched.ts';
import { versionOf } from '../zones/reader.ts';

/** The kind of responsibility that street order goes by. */
const kind = 'order';

/** What is drawn is tested no sooner again, milliseconds: it takes a thread some seconds in a large city. */
const restMs = 600_000;

type Sources = Pick<Context, 'index' | 'log' | 'reckoner' | 'records'>;

/** Asks what has no zone; null where no version is in effect, or the first test is not done. @param at epoch milliseconds */
export type NoZoneReader = (at: number) => Uncovered | null;

const readers = new WeakMap<Sources['index'], NoZoneReader>();

/** The one reader of a city's ground without a zone, whoever asks: pages and walls are told the same. */
export function noZoneOf(context: Sources): NoZoneReader {
  const known = readers.get(context.index) ?? openNoZone(context);
  readers.set(context.index, known);
  return known;
}

/**
 * Opens what has no zone: the last figures known of the version in effect, or null. Where they are not of today or something
 * of the ground changed, the thread that planners ask tests it anew; nobody waits for that.
 */
export function openNoZone({ index, log, reckoner, records }: Sources): NoZoneReader {
  let known: { readonly version: string; readonly value: Uncovered | null } | undefined;
  let tested: { readonly by: string; readonly mark: number; readonly at: number } | undefined;
  let [isTesting, hasFailed] = [false, false];

  async function test(version: string, at: number): Promise<void> {
    [isTesting, hasFailed] = [true, false];
    try {
      const body = await reckoner.reckon({ what: 'uncovered', version, kind, now: at });
      known = { version, value: (JSON.parse(body.toString()) as { uncovered: Uncovered | null }).uncovered };
    } catch (error) {
      hasFailed = true;
      log.warn({ err: error }, 'ground without a zone could not be tested');
    } finally {
      isTesting = false;
    }
  }

  return (at) => {
    const version = versionOf(records, kind, at);
    if (version === undefined) return null;
    const by = `${version.id} ${version.content.edits} ${dayOf(at)}`;
    const mayAgain = tested === undefined || Math.abs(at - tested.at) >= restMs;
    const isOther = (): boolean =>
      hasFailed || index.touched.since(tested?.mark ?? 0, ['city-extents', 'roads'], everywhere);
    const isOld = tested?.by !== by || (mayAgain && isOther());
    if (isOld && !isTesting) {
      tested = { by, mark: index.touched.mark, at };
      void test(version.id, at);
    }
    return known?.version === version.id ? known.value : null;
  };
}
