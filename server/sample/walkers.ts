import type { Fix } from '#domain/people/fix.ts';
import { measureLine, metresPerDegree, type MeasuredLine } from '#domain/streets/chainage.ts';
import { rosteredId } from '#domain/sample-city/registers/crews.ts';
import { habitOf, walkAt, walkBy, type Walk } from '#domain/sample-city/live/walk.ts';
import { settingOf } from '#domain/settings/settings.ts';
import type { Context } from '../context.ts';
import { rosterOf } from '../positions/reader.ts';
import { sampleOnShift, sampleSignOn } from './on-duty.ts';

/** Phones of the sample say where they are so often, milliseconds; on the minute and half of it, the same in every process. */
const everyMs = 30_000;

/** Who falls silent does so after so long, milliseconds. */
const silentMs = 25 * 60_000;

/** Who is elsewhere is so far to the east, degrees. */
const awayBy = 0.012;

/** Roads around a post are looked at within so many metres. */
const aroundMetres = 600;

type Needs = Pick<Context, 'records' | 'index' | 'positions' | 'store' | 'log' | 'now'>;

/**
 * Lets the sample's people (示意) come to their shifts and walk by their posts, while the server runs. A city without them is left
 * alone.
 * @returns the way to stop
 */
export function startWalkers(context: Needs): () => void {
  const walks = new Map<string, Walk | undefined>();
  const timer = setInterval(() => {
    walkOn(context, walks).catch((error: unknown) => context.log.warn({ err: error }, 'the sample people stand still'));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * One step: signs on whoever's shift began, and says where everybody is who is on.
 * @param walks known ways by person and post, filled as they are needed
 */
export async function walkOn(context: Needs, walks: Map<string, Walk | undefined>): Promise<void> {
  const { records, positions, store, now } = context;
  const at = Math.floor(now() / everyMs) * everyMs;
  const ids = new Map(
    records
      .all('people')
      .flatMap(({ id, content }): [string, string][] =>
        id.startsWith(rosteredId) && content['disabled'] !== true ? [[String(content['name']), id]] : [],
      ),
  );
  if (ids.size === 0) return;
  const stood = sampleOnShift(rosterOf(records), (name) => ids.get(name), at);
  const grace = Number(settingOf(records, 'presence.graceMinutes').value);
  const coming = stood
    .filter(({ id }) => positions.running(id) === undefined)
    .map((one) => sampleSignOn(one, grace))
    .filter(({ id }) => records.get('attendances', id!) === undefined);
  if (coming.length > 0) {
    // Another process may sign them on at this very moment; then all of them are on.
    await store.commit({ kind: 'attendance.on', note: '上岗（示意）', by: 'sample', lines: [], records: coming });
  }
  const fixes = stood.flatMap(({ id, post, from }): Fix[] => {
    const place = positions.post(post);
    const habit = habitOf(id, from);
    if (place === undefined || positions.running(id) === undefined) return [];
    if (habit === 'silent' && at - from > silentMs) return [];
    const key = `${id} ${post}`;
    if (!walks.has(key)) walks.set(key, walkBy(id, place, roadsAround(context, place.at)));
    const walk = walks.get(key);
    const [lon, lat] = walk === undefined ? place.at : walkAt(walk, at);
    return [
      {
        person: id,
        at,
        lon: habit === 'away' ? lon + awayBy : lon,
        lat,
        accuracy: 6 + (id.charCodeAt(id.length - 1) % 10) * 2,
      },
    ];
  });
  if (fixes.length > 0) await positions.take(fixes);
}

function roadsAround({ index }: Pick<Context, 'index'>, [lon, lat]: readonly [number, number]): MeasuredLine[] {
  const [perLng, perLat] = metresPerDegree(lat);
  const [dx, dy] = [aroundMetres / perLng, aroundMetres / perLat];
  return index
    .list('roads', { equals: {} }, [lon - dx, lat - dy, lon + dx, lat + dy], 'current', 0, 100)
    .flatMap(({ fid }) => {
      const geometry = index.remembered('roads', fid)?.geometry;
      return geometry?.type === 'LineString' ? [measureLine(geometry.coordinates)] : [];
    });
}
