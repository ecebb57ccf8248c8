import type { Feature } from '#domain/feature.ts';
import { toLattice } from '#domain/geometry/lattice.ts';
import { isOfStreet, streetFrom, type RoadSection, type Street } from './assemble.ts';
import { namesOf, streetNames } from './assembly/street-names.ts';
import type { CityStreets } from './city-streets.ts';
import { courseOf, type StreetCourse } from './course/course.ts';
import { sectionsOf } from './sections-of.ts';
import { streetMap, type StreetMap } from './street-map.ts';
import { wordsOffStreet } from './words-off-street.ts';
import { wordsOnStreet } from './words-on-street.ts';

type RoadFeature = Pick<Feature, 'id' | 'geometry' | 'properties'>;

/** A road that came, changed or went. */
export interface RoadNews {
  readonly id: string;
  readonly before: RoadFeature | undefined;
  readonly after: RoadFeature | undefined;
}

/** The streets of a city, kept while its roads change: only streets that a change touches are put together again. */
export interface KeptStreets {
  readonly streets: CityStreets;
  /** Puts all streets together. */
  load(roads: Iterable<RoadFeature>): void;
  /** @returns the names of streets that are others than before, or gone, or new */
  take(news: readonly RoadNews[]): ReadonlySet<string>;
}

/** Nearer than this, in metres, a place is on a street; further than the other from any street it is told by its coordinates. */
const onStreet = 60;
const besideStreet = 1_000;

export function keptStreets(): KeptStreets {
  /** Sections by the road they are of. */
  const ofRoad = new Map<string, readonly RoadSection[]>();
  /** Name or alias -> sections that go by it; place of a vertex -> sections that have it. */
  const named = new Map<string, Set<RoadSection>>();
  const meeting = new Map<string, Set<RoadSection>>();
  const streetOf = new Map<RoadSection, string>();
  const byName = new Map<string, Street>();
  const sectionsBy = new Map<string, Set<RoadSection>>();
  let map: StreetMap | undefined;
  let revision = 0;
  let courses = new Map<string, Map<string, StreetCourse>>();

  const metAt = (position: readonly number[]): ReadonlySet<string> => {
    const names = new Set<string>();
    for (const section of meeting.get(toLattice(position).join()) ?? []) names.add(streetOf.get(section)!);
    return names;
  };

  function add(section: RoadSection): void {
    for (const name of namesOf(section)) grouped(named, name).add(section);
    for (const place of section.line) grouped(meeting, toLattice(place).join()).add(section);
  }

  function remove(section: RoadSection): void {
    for (const name of namesOf(section)) ungroup(named, name, section);
    for (const place of section.line) ungroup(meeting, toLattice(place).join(), section);
    const street = streetOf.get(section);
    if (street !== undefined) ungroup(sectionsBy, street, section);
    streetOf.delete(section);
  }

  /** All sections that share a name, over others, with the given ones. */
  function connected(names: Iterable<string>): Set<RoadSection> {
    const found = new Set<RoadSection>();
    const seen = new Set<string>();
    const waiting = [...names];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      for (const section of named.get(name) ?? []) {
        if (found.has(section)) continue;
        found.add(section);
        waiting.push(...namesOf(section));
      }
    }
    return found;
  }

  /** Says anew which street each of these sections belongs to. @returns names before and after, and of streets that meet what is called otherwise now */
  function* renamed(sections: ReadonlySet<RoadSection>): Generator<void, Set<string>> {
    const touched = new Set<string>();
    const otherwise: RoadSection[] = [];
    const names = yield* streetNames([...sections]);
    for (const section of sections) {
      const [before, after] = [streetOf.get(section), names.get(section)!];
      touched.add(after);
      if (before === after) continue;
      if (before !== undefined) {
        touched.add(before);
        ungroup(sectionsBy, before, section);
        otherwise.push(section);
      }
      streetOf.set(section, after);
      grouped(sectionsBy, after).add(section);
    }
    for (const name of neighboursOf(otherwise)) touched.add(name);
    return touched;
  }

  function assemble(name: string): void {
    const own = sectionsBy.get(name);
    courses.delete(name);
    map = undefined;
    if (own === undefined) byName.delete(name);
    else byName.set(name, streetFrom(name, [...own], metAt));
  }

  /** Streets that have a vertex where one of these has: the crossings of theirs are called otherwise. */
  function neighboursOf(sections: Iterable<RoadSection>): Set<string> {
    const names = new Set<string>();
    for (const { line } of sections) {
      for (const place of line) for (const name of metAt(place)) names.add(name);
    }
    return names;
  }

  function mapOf(): StreetMap {
    map ??= streetMap([...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1)));
    return map;
  }

  return {
    streets: {
      get revision() {
        return revision;
      },
      get all() {
        return mapOf().streets;
      },
      named: (name) => byName.get(name) ?? mapOf().named(name)[0],
      nearest: (place, within) => mapOf().nearest(place, within)?.street.name,
      wordsAt(place) {
        const found = mapOf().nearest(place, besideStreet);
        if (found !== undefined && Math.abs(found.left) <= onStreet) return wordsOnStreet(found);
        return wordsOffStreet({ place, within: undefined, beside: found });
      },
      course(name, carriageways) {
        const street = byName.get(name);
        if (street === undefined) return undefined;
        const own = courses.get(name) ?? new Map<string, StreetCourse>();
        courses.set(name, own);
        const known = own.get(carriageways) ?? courseOf(street, carriageways);
        own.set(carriageways, known);
        return known;
      },
    },
    load(roads) {
      for (const group of [named, meeting, sectionsBy]) group.clear();
      ofRoad.clear();
      streetOf.clear();
      byName.clear();
      courses = new Map();
      map = undefined;
      for (const road of roads) {
        const sections = namedSections(road);
        ofRoad.set(road.id, sections);
        sections.forEach(add);
      }
      finished(renamed(new Set([...ofRoad.values()].flat())));
      for (const name of sectionsBy.keys()) assemble(name);
      revision++;
    },
    take(news) {
      const names = new Set<string>();
      const moved: RoadSection[] = [];
      const neighbours = new Set<string>();
      for (const { id, after } of news) {
        const before = ofRoad.get(id) ?? [];
        const now = after === undefined ? [] : namedSections(after);
        for (const section of [...before, ...now]) for (const name of namesOf(section)) names.add(name);
        for (const name of neighboursOf(before)) neighbours.add(name);
        before.forEach((section) => {
          const street = streetOf.get(section);
          if (street !== undefined) names.add(street);
          remove(section);
        });
        now.forEach(add);
        moved.push(...now);
        if (after === undefined) ofRoad.delete(id);
        else ofRoad.set(id, now);
      }
      const touched = finished(renamed(connected(names)));
      for (const name of [...neighboursOf(moved), ...neighbours, ...names]) touched.add(name);
      // A name that no street goes by any more, or never did (an alias), is told only where there was a street of it.
      for (const name of [...touched]) {
        if (!byName.has(name) && !sectionsBy.has(name)) touched.delete(name);
        else assemble(name);
      }
      revision++;
      return touched;
    },
  };
}

function namedSections(road: RoadFeature): RoadSection[] {
  return sectionsOf(road).filter(isOfStreet);
}

function grouped<K, V>(groups: Map<K, Set<V>>, key: K): Set<V> {
  const known = groups.get(key) ?? new Set<V>();
  groups.set(key, known);
  return known;
}

function ungroup<K, V>(groups: Map<K, Set<V>>, key: K, value: V): void {
  const group = groups.get(key);
  group?.delete(value);
  if (group?.size === 0) groups.delete(key);
}

function finished<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
