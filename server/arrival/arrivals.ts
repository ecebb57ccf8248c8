import type { Context } from '../context.ts';
import { answering } from './answering.ts';
import { divisionsOf } from './divisions.ts';
import { placeWords } from './place-words.ts';
import type { Arrivals } from './reader.ts';
import { createStreets } from './streets.ts';

type Sources = Pick<Context, 'index' | 'register' | 'records' | 'schemes' | 'live' | 'log' | 'now'>;

/** Reads the roads, and knows from then on what lies where. */
export async function createArrivals(sources: Sources): Promise<Arrivals> {
  const { index } = sources;
  const streets = createStreets(sources);
  await streets.load();

  return {
    async arrive(report) {
      const place = [report.lon, report.lat] as const;
      const divisions = divisionsOf(index, place);
      const words = placeWords(sources, streets.map(), place, divisions.community);
      const { gap, ...responsible } = await answering(sources, report, divisions.street);
      return {
        ...words,
        ...(gap !== undefined && { place: `${words.place}（属地兜底）`, gap }),
        ...responsible,
        ...divisions,
        duplicates: [],
        permits: [],
      };
    },
    supervisorFor: () => undefined,
    find: () => [],
    close: streets.close,
  };
}
