import type { Figures } from '#domain/wall/figures.ts';
import type { Context } from '../../context.ts';

/** Areas told at most. */
const most = 20;

/** High-incidence areas of the last twelve weeks by week, as the desk opens on. */
export async function hotspotFigures({ hotspots }: Pick<Context, 'hotspots'>): Promise<Figures['hotspots']> {
  const { asked, counted, places } = await hotspots.usualPlaces(most);
  const instantOf = (seconds: number): string => new Date(seconds * 1000).toISOString();
  return {
    from: instantOf(asked.from),
    to: instantOf(asked.to),
    ...(counted.guard === undefined ? {} : { guard: counted.guard }),
    rows: places.map(({ cell, place, unit, why }) => ({
      place,
      ...(unit === undefined ? {} : { unit }),
      emerging: cell.emerging,
      count: cell.count,
      why,
      lon: cell.lon,
      lat: cell.lat,
    })),
  };
}
