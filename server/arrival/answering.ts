import type { ResponsibilityKind } from '#domain/zones/collection.ts';
import type { Context } from '../context.ts';
import { zoneAnswerAt } from '../zones/reader.ts';
import { areasHolding } from './holding.ts';
import type { ArrivalFacts, Arriving } from './reader.ts';

type Sources = Pick<Context, 'index' | 'register' | 'records' | 'schemes' | 'log'>;
type Answering = Pick<ArrivalFacts, 'unit' | 'zone' | 'gap'>;

/**
 * Who answers for a report: the unit of the zone in force, and where no zone holds the place its sub-district (属地兜底).
 * @param street the sub-district that holds the place
 */
export async function answering(sources: Sources, report: Arriving, street: string | undefined): Promise<Answering> {
  const { responsibilityKind } = report.caseClass;
  const place = [report.lon, report.lat] as const;
  const found = await zoneOf(sources, responsibilityKind, place, report.at);
  const unit = found.unit ?? street;
  return { ...found, ...(unit !== undefined && { unit }) };
}

async function zoneOf(
  sources: Sources,
  kind: ResponsibilityKind,
  place: readonly [number, number],
  at: number,
): Promise<Answering> {
  // A report is never lost for a fault of the schemes.
  const answer = await zoneAnswerAt(sources, kind, place, at).catch((error: unknown) => {
    sources.log.error({ err: error }, 'the zone of a report could not be found');
    return undefined;
  });
  if (answer === undefined) return featureOf(sources, kind, place);
  if (answer.zone !== undefined) {
    const { number, unit } = answer.zone;
    return { zone: number, ...(unit !== undefined && { unit }) };
  }
  return answer.gap === undefined ? {} : { gap: answer.gap };
}

/** The zone of a city that has its zones as features only, without schemes. */
function featureOf({ index }: Sources, kind: ResponsibilityKind, place: readonly [number, number]): Answering {
  const [zone] = areasHolding(index, 'zones', place, { responsibilityKind: [kind] });
  if (zone === undefined) return {};
  const { number, unit } = zone.properties;
  return { zone: String(number), ...(unit !== undefined && { unit: String(unit) }) };
}
