import { collectionById } from '#domain/collections.ts';
import type { CheckCity } from '../check.ts';
import type { RuleContent } from '../rule.ts';
import { fewestAdditions } from './additions.ts';
import type { Hand } from './beside.ts';
import { forbiddenFor, keptFreeOn } from './forbidden.ts';
import { lineBetween, sideOfHand } from './found-on.ts';
import { endsInWords, type Ground } from './ground.ts';
import type { SpacingParams } from './kind.ts';
import type { Things } from './things.ts';
import { placeOn, stretchesOf, type RuledStretch } from './stretches.ts';
import type { StreetStrip, StripLine, StripThing } from './strip.ts';

/** What an open rule of spacing holds. */
interface Spaced {
  readonly ground: Ground;
  readonly city: CheckCity;
  readonly params: SpacingParams;
  readonly things: Things;
  readonly hands: readonly Hand[];
}

/** A street as a strip; undefined where the rule concerns nothing of it. */
export function stripOf(
  rule: RuleContent & { readonly id?: string },
  street: string,
  spaced: Spaced,
): StreetStrip | undefined {
  const { ground, city, params, hands } = spaced;
  const lines = stretchesOf(street, ground, city, params).flatMap((stretch) =>
    hands.map((hand) => lineOf(stretch, hand, spaced)),
  );
  return lines.length === 0 ? undefined : { rule: rule.id ?? '', street, reading: params.reading, lines };
}

function lineOf(stretch: RuledStretch, hand: Hand, { ground, city, params, things }: Spaced): StripLine {
  const { course } = ground.lines[stretch.line]!;
  const { from, to, length, closed, limit } = stretch;
  const side = sideOfHand(course, ((from + to) / 2) % course.measured.length, hand);
  const along = thingsOn(stretch, hand, things, ground, city, params);
  const places = along.filter(({ counts }) => counts).map(({ at }) => at);
  const forbidden = forbiddenFor(keptFreeOn(stretch, ground, city, params), hand);
  const needed = fewestAdditions(stretch, places, limit, params.reading, forbidden);
  const measured = lineBetween(course.measured, from, to);
  return {
    key: `${stretch.line} ${Math.round(from)} ${hand}`,
    name: endsInWords(course, from, to),
    length,
    closed,
    ...(side !== undefined && { side }),
    line: measured.line,
    at: measured.at,
    limit,
    crossings: (to > course.measured.length ? [0, course.measured.length] : [0])
      .flatMap((by) => course.crossings.map(({ name, at }) => ({ name, at: at + by })))
      .filter(({ at }) => at >= from - 0.5 && at <= to + 0.5)
      .map(({ name, at }) => ({ name, at: Math.min(length, Math.max(0, at - from)) })),
    forbidden,
    things: along,
    proposals: needed.places,
    failing: needed.failing,
  };
}

/** All that stands along a stretch, on a side or both, by its place from the stretch's start. */
export function thingsOn(
  stretch: RuledStretch,
  hand: Hand,
  things: Things,
  ground: Ground,
  city: CheckCity,
  { things: { collection } }: SpacingParams,
): StripThing[] {
  const features = city.features(collection);
  const label = collectionById(collection)?.label ?? '';
  return things
    .along(stretch.line)
    .filter(({ left }) => hand === 0 || left >= 0 === (hand === 1))
    .flatMap((thing): StripThing[] => {
      const at = placeOn(stretch, ground.lines[stretch.line]!.course, thing.at);
      if (at === undefined) return [];
      const name = String(features.get(thing.id)?.properties[label] ?? thing.id);
      const { id, left, counts } = thing;
      return [{ collection, id, name, at, left, counts, ...(!counts && { why: 'state' as const }) }];
    })
    .sort((a, b) => a.at - b.at);
}
