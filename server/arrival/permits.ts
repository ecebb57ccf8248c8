import { collectionById } from '#domain/collections.ts';
import { permitAt, permitCollections, type PermitAt } from '#domain/permits/permit-at.ts';
import { settingOf } from '#domain/settings/settings.ts';
import type { Context } from '../context.ts';
import { areasHolding } from './holding.ts';
import { featuresNear } from './near.ts';
import type { Arriving } from './reader.ts';

/**
 * The permits whose ground holds a place, or whose point is it, as they stand at the instant of the report: those that
 * concern its class first.
 */
export async function permitsOf(
  { index, register, records }: Pick<Context, 'index' | 'register' | 'records'>,
  { lon, lat, at, caseClass }: Arriving,
): Promise<PermitAt[]> {
  const place = [lon, lat] as const;
  const within = Number(settingOf(records, 'permit.metres').value);
  const found: PermitAt[] = [];
  for (const collection of permitCollections) {
    // Whether one was in force at the instant of the report is not asked of today's map.
    const features =
      collectionById(collection)!.geometry === 'area'
        ? areasHolding(index, collection, place, {}, 'all')
        : featuresNear(index, collection, place, within, {}, 'all');
    if (features.length === 0) continue;
    const rows = await register.rows(
      collection,
      features.map(({ fid }) => fid),
    );
    found.push(...rows.flatMap((row) => permitAt(row, at, caseClass) ?? []));
  }
  return found.sort((a, b) => Number(b.concerns) - Number(a.concerns));
}
