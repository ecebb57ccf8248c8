import { classesByCode } from '#domain/catalogue/by-code.ts';
import { allClasses } from '#domain/catalogue/classes.ts';
import { noFilter } from '#domain/filter.ts';
import type { Feature } from '#domain/feature.ts';
import type { Context } from '../context.ts';
import type { OpenHotspots } from './hotspots.ts';
import type { CellDetail } from './orders.ts';
import { instantOf } from './cell-query.ts';
import type { Month } from './read-query.ts';
import type { HotAsked } from './reader.ts';
import { tellOwnedPlaces, type OwnedPlace } from './tell-places.ts';

/** Areas of a month's brief (plan 5.3.2). */
const placesTold = 10;

/** Cases shown of each. */
const casesShown = 6;

/** Photos shown of a case. */
const photosShown = 2;

type Sources = Parameters<typeof tellOwnedPlaces>[0] & Pick<Context, 'register'>;

/** Weeks before the month's end in which a place is looked at: a month alone has too few for a class or a trend. */
const weeks = 12;

/**
 * The month's brief of difficult places (难点热点问题月度简报): the first ten areas of the twelve weeks up to the month's end,
 * each with its cases of the month and of the one before, with who answers for it and its latest cases, those with photos
 * first. Where fewer than ten stand out the next ones fill up; their cells and sentences say that they do not.
 */
export async function monthBrief(
  sources: Sources,
  hotspots: Pick<OpenHotspots, 'ask'>,
  { month, from, to, before }: Month,
  cells: HotAsked['cells'],
  signal: AbortSignal,
) {
  const asked: HotAsked = {
    cells,
    slice: 'week',
    source: 'all',
    filter: noFilter,
    from: to - weeks * 7 * 86_400,
    to,
  };
  const first = await hotspots.ask(asked, { ask: 'details', of: { first: placesTold, fill: true } }, signal);
  const of = first.details.map(({ cell }) => cell.id);
  const countsIn = (span: Pick<HotAsked, 'from' | 'to'>) =>
    hotspots.ask({ ...asked, ...span }, { ask: 'counts', of }, signal);
  const present = await countsIn({ from, to });
  const past = await countsIn({ from: before, to: from });
  const places = await tellOwnedPlaces(sources, asked, first.details);
  const shown = await casesOf(sources, first.details);
  return {
    month,
    from: instantOf(from),
    to: instantOf(to),
    ...first.counted,
    since: instantOf(asked.from),
    inMonth: present.counted.total,
    before: past.counted.total,
    places: places.map((place, i) => ({
      ...place,
      inMonth: present.counts[i]!,
      before: past.counts[i]!,
      owner: ownerOf(place),
      cases: shown[i]!,
    })),
  };
}

function ownerOf({ unit, zone }: OwnedPlace) {
  const owner = {
    unit,
    zone: zone?.number,
    leader: zone?.leader,
    officer: zone?.officer,
    phone: zone?.phone,
  };
  return Object.fromEntries(Object.entries(owner).filter(([, value]) => value !== undefined));
}

/** The cases shown of each cell. */
async function casesOf({ records, register }: Sources, details: readonly CellDetail[]) {
  const known = classesByCode(allClasses(records));
  const rows = await register.rows(
    'cases',
    details.flatMap(({ latest }) => latest),
  );
  const byFid = new Map(rows.map((row) => [row.fid, row]));
  return details.map(({ latest }) =>
    latest
      .flatMap((fid) => byFid.get(fid) ?? [])
      .map((feature) => shownCase(feature, known))
      .sort((a, b) => Number(b.photos.length > 0) - Number(a.photos.length > 0))
      .slice(0, casesShown),
  );
}

function shownCase({ properties }: Feature, known: ReturnType<typeof classesByCode>) {
  const text = (name: string): string => String(properties[name] ?? '');
  const photos = [properties['photos'], properties['photosAfter']].flatMap((list): string[] =>
    Array.isArray(list) ? list.map(String).slice(0, photosShown) : [],
  );
  return {
    number: text('number'),
    className: text('className'),
    classNameEn: known.get(`${text('classKind')} ${text('classCode')}`)?.en ?? text('className'),
    place: text('place'),
    status: text('status'),
    reportedAt: text('reportedAt'),
    photos,
  };
}
