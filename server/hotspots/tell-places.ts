import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CaseClass } from '#domain/catalogue/case-class.ts';
import { classesByCode } from '#domain/catalogue/by-code.ts';
import { allClasses } from '#domain/catalogue/classes.ts';
import { dayOf, startOfDay } from '#domain/calendar/work-calendar.ts';
import { hotLimitsOf } from '#domain/hotspots/limits.ts';
import { whyHot } from '#domain/hotspots/why.ts';
import type { HotPlace } from '#domain/hotspots/hotspot.ts';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';
import type { Context } from '../context.ts';
import { zoneAnswerAt, type ZoneAnswer } from '../zones/reader.ts';
import { caseQueryOf } from './cell-query.ts';
import type { CellDetail } from './orders.ts';
import type { HotAsked } from './reader.ts';

type Sources = Pick<Context, 'arrivals' | 'index' | 'records' | 'register' | 'schemes' | 'now'>;

/** A place, and the zone that answers for it where one does. */
export interface OwnedPlace extends HotPlace {
  readonly zone?: ZoneAnswer['zone'];
}

/** Places told at a stretch: each is looked for in the streets and the zones. */
const atOnce = 4;

/**
 * Cells as places: in words where their cases lie, with the unit that the zone in force names for the class that comes most
 * often; where no zone holds the place, the sub-district that answers (属地兜底).
 */
export async function tellOwnedPlaces(
  sources: Sources,
  asked: HotAsked,
  details: readonly CellDetail[],
): Promise<OwnedPlace[]> {
  const known = classesByCode(allClasses(sources.records));
  const { trendAlpha } = hotLimitsOf(sources.records);
  const isRecent = asked.to * 1000 >= startOfDay(dayOf(sources.now()));
  const told: OwnedPlace[] = [];
  for (const [i, detail] of details.entries()) {
    if (i % atOnce === atOnce - 1) await nextTurn();
    const classes = detail.classes.map(({ kind, code, name, count }) => {
      const caseClass = known.get(`${kind} ${code}`);
      return { words: { zh: name, en: caseClass?.en ?? name }, count };
    });
    const why = whyHot({ ...detail, slice: asked.slice, isRecent, classes, trendAlpha });
    const query = caseQueryOf({ asked, cell: detail.cell.id });
    told.push({ ...(await tellPlace(sources, known, detail)), why, query });
  }
  return told;
}

/** The same without the zone's people, who are told of where they are asked for. */
export async function tellPlaces(...asked: Parameters<typeof tellOwnedPlaces>): Promise<HotPlace[]> {
  return (await tellOwnedPlaces(...asked)).map(({ zone: _, ...place }) => place);
}

async function tellPlace(
  sources: Sources,
  known: ReadonlyMap<string, CaseClass>,
  { cell, middle, classes, publicShare, hours, weekdays }: CellDetail,
): Promise<Omit<OwnedPlace, 'why' | 'query'>> {
  const { place, district, street } = sources.arrivals.where(middle);
  const [first] = classes;
  const kind = (first && known.get(`${first.kind} ${first.code}`)?.responsibilityKind) ?? 'order';
  const answer = await zoneAnswerAt(sources, kind, middle, sources.now());
  const zone = answer?.zone;
  // A city may have zones as features only, without schemes.
  const unit = answer === undefined ? unitOfFeature(sources.index, kind, middle) : (zone?.unit ?? answer.gap?.street);
  return {
    cell,
    place,
    ...((unit ?? street) !== undefined && { unit: unit ?? street }),
    ...(district !== undefined && { district }),
    ...(zone !== undefined && { zone }),
    classes: classes.map(({ kind, code, name, count }) => ({
      code,
      name,
      nameEn: known.get(`${kind} ${code}`)?.en ?? name,
      count,
    })),
    publicShare,
    hours,
    weekdays,
  };
}

function unitOfFeature(
  index: Context['index'],
  kind: ResponsibilityKind,
  [lon, lat]: readonly [number, number],
): string | undefined {
  const equals = { responsibilityKind: [kind] };
  const [found] = index.list('zones', { equals }, [lon, lat, lon, lat], 'current', 0, 1);
  const unit = found && index.remembered('zones', found.fid)?.properties['unit'];
  return typeof unit === 'string' ? unit : undefined;
}
