import type { CaseStatus } from '#domain/cases/status.ts';
import { settingOf } from '#domain/settings/settings.ts';
import type { Context } from '../context.ts';
import type { Classed } from './answering.ts';
import { featuresNear } from './near.ts';
import type { KnownCase } from './reader.ts';

/** More are not told. */
const most = 20;

const dayMs = 86_400_000;

/** Cases that are no report any more: they are in another one, or were never meant. */
const noReports: readonly unknown[] = ['merged', 'voided'];

/**
 * Cases of the same class around a report that are open or ended lately: they may be the same one. Only shown, never
 * merged by the machine.
 * @returns the nearest first
 */
export async function duplicatesOf(
  { index, register, records }: Pick<Context, 'index' | 'register' | 'records'>,
  { lon, lat, caseClass, at, except }: Classed,
): Promise<KnownCase[]> {
  const within = Number(settingOf(records, 'duplicate.metres').value);
  const since = at - Number(settingOf(records, 'duplicate.days').value) * dayMs;
  const { kind, code, standard } = caseClass;
  const near = featuresNear(index, 'cases', [lon, lat], within, { classKind: [kind], classCode: [code] }).filter(
    ({ id, properties: { open, status, closedAt } }) =>
      id !== except &&
      !noReports.includes(status) &&
      (open === true || (typeof closedAt === 'string' && Date.parse(closedAt) >= since)),
  );
  const metres = new Map(near.map((one) => [one.fid, one.metres]));
  const rows = await register.rows(
    'cases',
    near.slice(0, most).map(({ fid }) => fid),
  );
  return rows
    .filter(({ properties }) => properties['classStandard'] === standard)
    .map(({ id, fid, properties }) => ({
      id,
      number: String(properties['number']),
      className: String(properties['className']),
      status: properties['status'] as CaseStatus,
      place: String(properties['place']),
      metres: Math.round(metres.get(fid)!),
      reportedAt: String(properties['reportedAt']),
    }));
}
