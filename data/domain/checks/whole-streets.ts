import { assembleStreets, type Street } from '#domain/streets/assemble.ts';
import type { CityStreets } from '#domain/streets/city-streets.ts';
import { sectionsOf } from '#domain/streets/sections-of.ts';
import { streetMap } from '#domain/streets/street-map.ts';
import { wordsOffStreet } from '#domain/streets/words-off-street.ts';
import { wordsOnStreet } from '#domain/streets/words-on-street.ts';
import type { CheckFeature } from './check.ts';
import type { KeptStreets } from './held-city.ts';

/** A place further from every street than this, in metres, is told by its coordinates. */
const besideStreet = 1_000;

/** Nearer than this, in metres, a place is on a street. */
const onStreet = 60;

/** Streets put together whole whenever a road becomes different. */
export function wholeStreets(): KeptStreets {
  const roads = new Map<string, CheckFeature>();
  let streets = cityStreets([]);

  function renew(): void {
    streets = cityStreets(assembleStreets([...roads.values()].flatMap(sectionsOf)));
  }

  /** Names of the streets that roads are part of. */
  function namesOf(ids: ReadonlySet<string>): string[] {
    return streets.all
      .filter(({ parts }) =>
        parts.some(({ sections }) => sections.some(({ section }) => ids.has(section.id.split('/')[0]!))),
      )
      .map(({ name }) => name);
  }

  return {
    get streets() {
      return streets;
    },
    load(all) {
      roads.clear();
      for (const road of all) roads.set(road.id, road);
      renew();
    },
    take(news) {
      if (news.length === 0) return new Set();
      const ids = new Set(news.map(({ id }) => id));
      const before = namesOf(ids);
      for (const { id, after } of news) {
        if (after === undefined) roads.delete(id);
        else roads.set(id, after);
      }
      renew();
      return new Set([...before, ...namesOf(ids)]);
    },
  };
}

function cityStreets(all: readonly Street[]): CityStreets {
  const map = streetMap(all);
  return {
    all,
    named: (name) => map.named(name)[0],
    nearest: (place, within) => map.nearest(place, within)?.street.name,
    wordsAt(place) {
      const beside = map.nearest(place, besideStreet);
      return beside !== undefined && Math.abs(beside.left) <= onStreet
        ? wordsOnStreet(beside)
        : wordsOffStreet({ place, within: undefined, beside });
    },
  };
}
