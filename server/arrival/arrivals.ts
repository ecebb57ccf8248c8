import { permitHint } from '#domain/permits/permit-at.ts';
import { wordsOffStreet } from '#domain/streets/words-off-street.ts';
import type { Context } from '../context.ts';
import { answering, type Answering } from './answering.ts';
import { divisionsOf } from './divisions.ts';
import { duplicatesOf } from './duplicates.ts';
import { findPlaces } from './find.ts';
import { permitsOf } from './permits.ts';
import { placeWords } from './place-words.ts';
import type { Arrivals } from './reader.ts';
import { createStreets } from './streets.ts';
import { createSupervisors } from './supervisors.ts';

type Sources = Pick<Context, 'index' | 'register' | 'records' | 'schemes' | 'names' | 'live' | 'log' | 'now'>;

/** Reads roads and posts, and knows from then on what lies where. */
export async function createArrivals(sources: Sources): Promise<Arrivals> {
  const { index, log } = sources;
  const streets = createStreets(sources);
  const supervisors = createSupervisors(sources);
  await streets.load();
  await supervisors.load();

  /** A report is never lost because something around it could not be found out. */
  async function known<T>(fallback: T, find: () => T | Promise<T>): Promise<T> {
    try {
      return await find();
    } catch (error: unknown) {
      log.error({ err: error }, 'a report arrived without all that is known of its place');
      return fallback;
    }
  }

  return {
    async arrive(report) {
      const place = [report.lon, report.lat] as const;
      const divisions = await known({}, () => divisionsOf(index, place));
      const { street, community } = divisions;
      const bare = { place: wordsOffStreet({ place, within: community && `${community}内`, beside: undefined }) };
      const words = await known(bare, () => placeWords(sources, streets.map(), place, community));
      const { caseClass } = report;
      const classed = caseClass === undefined ? undefined : { ...report, caseClass };
      const [{ gap, ...responsible }, duplicates, permits] = await Promise.all([
        known<Answering>(street === undefined ? {} : { unit: street }, () =>
          classed === undefined ? {} : answering(sources, classed, street),
        ),
        known([], () => (classed === undefined ? [] : duplicatesOf(sources, classed))),
        known([], () => permitsOf(sources, report)),
      ]);
      const hint = permitHint(permits);
      return {
        ...words,
        ...(gap !== undefined && { place: `${words.place}（属地兜底）`, gap }),
        ...responsible,
        ...divisions,
        duplicates,
        permits,
        ...(hint !== undefined && { permitHint: hint }),
      };
    },
    where(place) {
      const divisions = divisionsOf(index, place);
      return { ...placeWords(sources, streets.map(), place, divisions.community), ...divisions };
    },
    supervisorFor(place, at, notThese) {
      return supervisors.nearest(divisionsOf(index, place).district, place, at, notThese);
    },
    find: (search) => findPlaces(sources, streets.map(), search),
    close() {
      streets.close();
      supervisors.close();
    },
  };
}
