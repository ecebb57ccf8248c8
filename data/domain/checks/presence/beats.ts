import type { Found } from '#domain/finding.ts';
import { bboxOf } from '#domain/geometry/bbox.ts';
import type { Street } from '#domain/streets/assemble.ts';
import { textOf } from '../about-feature.ts';
import type { CheckCity, CheckFeature, CityNews, RuleCheck } from '../check.ts';
import { cleanedStretches, widened, type CleanedStretch } from './beats-along.ts';
import { dayInWords, dayStretches, hoursOf, without } from './hours.ts';
import type { PresenceParams } from './kind.ts';
import { stretchInWords, stretchLine } from './stretch-of-street.ts';

/** Where the rule says nothing: a beat is drawn along a carriageway or its kerb; crossings are nobody's alone. Metres. */
const usualNear = 25;
const usualLeast = 15;
/** Hours too few a day from which on it is more than slight. */
const many = 2;

/** What a street adds to the rule's state: metres, and metres times hours. */
interface Sum {
  readonly metres: number;
  readonly wanted: number;
  readonly missing: number;
  readonly bare: number;
  readonly short: number;
}

/**
 * 全天候保洁: for each road and hour a beat on the roster. One finding for each stretch of street that lacks the same hours.
 * Beats are matched to a street by distance, and by name where theirs is a street's. After an edit only the streets that it
 * touches are looked at.
 */
export function openBeats(city: CheckCity, params: PresenceParams): RuleCheck {
  const near = params.near ?? usualNear;
  const least = params.least ?? usualLeast;
  const found = new Map<string, readonly Found[]>();
  const sums = new Map<string, Sum>();

  function look(street: Street): void {
    const stretches = cleanedStretches(city, street, params.hours!, near);
    const wrong = stretches.filter(({ row, covered, from, to }) => {
      return to - from >= least && without(dayStretches(row.startsAt, row.endsAt), covered).length > 0;
    });
    found.delete(ownerOf(street.name));
    sums.delete(street.name);
    if (wrong.length > 0) found.set(ownerOf(street.name), wrong.map((stretch) => foundOf(street, stretch))); // prettier-ignore
    if (stretches.length > 0) sums.set(street.name, sumOf(stretches, wrong));
  }

  /** Roads fit a row, beats lie beside them. */
  function touchedBy({ features, streets }: CityNews): Set<string> {
    const names = new Set(streets);
    for (const { collection, before, after } of features) {
      for (const feature of [before, after]) {
        if (feature === undefined) continue;
        if (collection === 'roads') addName(names, feature.properties['name']);
        if (collection === 'cleaning-beats') {
          addName(names, feature.properties['road']);
          addRoadsBy(names, feature);
        }
      }
    }
    if (streets.size > 0) for (const beat of beatsOf(streets)) addRoadsBy(names, beat);
    return names;
  }

  /** Beats that name one of these streets, or one that is gone: what they lie by otherwise may be theirs now, or no more. */
  function beatsOf(streets: ReadonlySet<string>): CheckFeature[] {
    return [...city.features('cleaning-beats').values()].filter(({ properties }) => {
      const road = textOf(properties['road']);
      const named = road === undefined ? undefined : city.streets.named(road)?.name;
      return road !== undefined && (named === undefined || streets.has(named));
    });
  }

  function addRoadsBy(names: Set<string>, beat: CheckFeature): void {
    for (const road of city.near('roads', boxAround(beat))) addName(names, road.properties['name']);
  }

  function boxAround({ geometry }: CheckFeature): [number, number, number, number] {
    const box = bboxOf(geometry);
    return widened(box, near, box[1]);
  }

  function addName(names: Set<string>, value: unknown): void {
    const name = textOf(value);
    if (name !== undefined) names.add(city.streets.named(name)?.name ?? name);
  }

  function foundOf(street: Street, stretch: CleanedStretch): Found {
    const { row, covered, beats, from, to, line, road } = stretch;
    const wanted = dayStretches(row.startsAt, row.endsAt);
    const missing = without(wanted, covered);
    const measured = hoursOf(missing);
    const place = stretchInWords(street.name, line, from, to, city);
    const unit = textOf(beats[0]?.properties['unit']) ?? textOf(road.properties['unit']);
    const district = textOf(road.properties['district']);
    return {
      owner: ownerOf(street.name),
      subjects: [
        { name: place },
        ...beats.map(({ id, properties }) => ({ collection: 'cleaning-beats', id, name: textOf(properties['number']) ?? id })), // prettier-ignore
      ],
      geometry: { type: 'LineString', coordinates: stretchLine(line, from, to) },
      place,
      ...(unit !== undefined && { unit }),
      ...(district !== undefined && { district }),
      severity: beats.length === 0 ? 'high' : measured >= many ? 'middle' : 'low',
      reason: beats.length === 0 ? 'bare' : 'short',
      measured,
      limit: 0,
      measure: 'h',
      remedy: { do: 'put-right' },
      details: {
        metres: Math.round(to - from),
        class: row.name,
        need: `${row.name} ${dayInWords(wanted)}`,
        missing: dayInWords(missing),
      },
    };
  }

  return {
    *run() {
      found.clear();
      sums.clear();
      const { all } = city.streets;
      for (const [i, street] of all.entries()) {
        look(street);
        yield (i + 1) / all.length;
      }
    },
    take(news) {
      const names = touchedBy(news);
      for (const name of names) {
        const street = city.streets.named(name);
        if (street?.name === name) look(street);
        else {
          found.delete(ownerOf(name));
          sums.delete(name);
        }
      }
      return new Set([...names].map(ownerOf));
    },
    found,
    state() {
      const all = [...sums.values()];
      const total = (of: keyof Sum) => all.reduce((sum, one) => sum + one[of], 0);
      const wanted = total('wanted');
      return {
        percent: wanted === 0 ? null : (100 * (wanted - total('missing'))) / wanted,
        base: { amount: total('metres'), measure: 'm' },
        figures: { bare: total('bare'), short: total('short') },
      };
    },
  };
}

const ownerOf = (street: string): string => `street ${street}`;

function sumOf(stretches: readonly CleanedStretch[], wrong: readonly CleanedStretch[]): Sum {
  const metres = (of: readonly CleanedStretch[]) => of.reduce((sum, { from, to }) => sum + to - from, 0);
  const hours = (of: readonly CleanedStretch[], told: (stretch: CleanedStretch) => number) =>
    of.reduce((sum, stretch) => sum + (stretch.to - stretch.from) * told(stretch), 0);
  const wantedOf = ({ row }: CleanedStretch) => dayStretches(row.startsAt, row.endsAt);
  return {
    metres: metres(stretches),
    wanted: hours(stretches, (stretch) => hoursOf(wantedOf(stretch))),
    missing: hours(wrong, (stretch) => hoursOf(without(wantedOf(stretch), stretch.covered))),
    bare: metres(wrong.filter(({ beats }) => beats.length === 0)),
    short: metres(wrong.filter(({ beats }) => beats.length > 0)),
  };
}
