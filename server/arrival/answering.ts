import type { CaseClass } from '#domain/catalogue/case-class.ts';
import { registersOf } from '#domain/components/registers.ts';
import { settingOf } from '#domain/settings/settings.ts';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';
import type { Context } from '../context.ts';
import { zoneAnswerAt } from '../zones/reader.ts';
import { areasHolding } from './holding.ts';
import { featuresNear } from './near.ts';
import type { ArrivalFacts, Arriving } from './reader.ts';

type Sources = Pick<Context, 'index' | 'register' | 'records' | 'schemes'>;
/** Who answers. */
export type Answering = Pick<ArrivalFacts, 'unit' | 'zone' | 'gap'>;
type Place = readonly [number, number];

/** A report whose class is known. */
export type Classed = Arriving & { readonly caseClass: CaseClass };

/**
 * Who answers for a report (practice.md 2): a component's owner where the registers know one, otherwise the unit of the
 * zone in force, and where no zone holds the place its sub-district (属地兜底).
 * @param street the sub-district that holds the place
 */
export async function answering(sources: Sources, report: Classed, street: string | undefined): Promise<Answering> {
  const place = [report.lon, report.lat] as const;
  const found = await zoneOf(sources, report.caseClass.responsibilityKind, place, report.at);
  const unit = (await ownerOf(sources, report)) ?? found.unit ?? street;
  return { ...found, ...(unit !== undefined && { unit }) };
}

async function zoneOf(sources: Sources, kind: ResponsibilityKind, place: Place, at: number): Promise<Answering> {
  const { index, records } = sources;
  const answer = await zoneAnswerAt(sources, kind, place, at);
  if (answer?.zone !== undefined) {
    const { number, unit } = answer.zone;
    return { zone: number, ...(unit !== undefined && { unit }) };
  }
  if (answer?.gap !== undefined) return { gap: answer.gap };
  if (answer?.leftOut !== undefined) return {};
  const equals = { responsibilityKind: [kind] };
  // A city may have zones as features only, without schemes; and what is wrong with a river is often seen on its bank.
  const [zone] =
    kind === 'river'
      ? featuresNear(index, 'zones', place, Number(settingOf(records, 'place.bankMetres').value), equals)
      : areasHolding(index, 'zones', place, equals);
  if (zone === undefined) return {};
  const { number, unit } = zone.properties;
  return { zone: String(number), ...(unit !== undefined && { unit: String(unit) }) };
}

/** The unit of the registered component that is meant: the nearest of its class that names one. */
async function ownerOf(
  { index, register, records }: Sources,
  { lon, lat, caseClass }: Classed,
): Promise<string | undefined> {
  const within = Number(settingOf(records, 'place.ownerMetres').value);
  const near = registersOf(caseClass)
    .flatMap(({ collection, kinds }) =>
      featuresNear(index, collection, [lon, lat], within, kinds === undefined ? {} : { kind: kinds }),
    )
    .sort((a, b) => a.metres - b.metres);
  for (const { collection, fid } of near) {
    const unit = (await register.getByFid(collection, fid))?.properties['unit'];
    if (typeof unit === 'string' && unit !== '') return unit;
  }
  return undefined;
}
