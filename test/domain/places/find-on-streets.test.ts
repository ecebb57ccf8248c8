import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distance, placeBeyond } from '#domain/geometry/measure.ts';
import { findOnStreets, somewhereOn, type FoundOnStreet } from '#domain/places/find-on-streets.ts';
import { readPlace } from '#domain/places/read-place.ts';
import { drawSections } from '#domain/sample-city/sections.ts';
import { assembleStreets, type RoadSection } from '#domain/streets/assemble.ts';
import { placeAt } from '#domain/streets/chainage.ts';
import { streetMap } from '#domain/streets/street-map.ts';
import { wordsOnStreet } from '#domain/streets/words-on-street.ts';
import { besideRoad } from '#domain/zones/locate/half-width.ts';

const sections = drawSections().map(
  ({ number, road, part, class: roadClass, lanes, from, to, measured }): RoadSection => ({
    id: number,
    name: road,
    class: roadClass,
    line: measured.line,
    ...(part !== undefined && { aliases: [part] }),
    ...(lanes !== undefined && { lanes }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  }),
);
const city = streetMap(assembleStreets(sections));

function find(text: string, within = city): FoundOnStreet[] {
  for (const reading of readPlace(text)) {
    const found = findOnStreets(reading, within.named, within.streets);
    if (found.length > 0) return found;
  }
  return [];
}

const words = (text: string) => find(text).map((found) => found.words);

/** A place beside a street, by the street's number, how far along it and on which hand. */
const besideStreets = fc
  .record({
    street: fc.nat(city.streets.length - 1),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    hand: fc.boolean(),
  })
  .map(({ street, share, hand }) => {
    const { parts } = city.streets[street]!;
    const part = parts[0]!;
    const along = share * part.measured.length;
    const { section } = part.sections.filter(({ from }) => from <= part.begin + along).at(-1)!;
    const left = (hand ? 1 : -1) * besideRoad(section);
    return { street: city.streets[street]!, part, along, left, width: Math.abs(left) };
  });

test('what is told of a place beside any street of the sample city leads back to it', () => {
  fc.assert(
    fc.property(besideStreets, (place) => {
      const { position } = placeAt(place.part.measured, place.along, place.left);
      const told = wordsOnStreet(place);
      // At a crossing is whatever lies within 15 m; elsewhere a distance is rounded to ten metres.
      const allowed = place.width + (/口，/.test(told) ? 15 : 10);
      const found = find(told);
      expect(Math.min(...found.map(({ at }) => distance(at, position))), told).toBeLessThan(allowed);
    }),
    { numRuns: 300 },
  );
});

/** A street that winds, up to back upon itself, crossed at every other of its corners. */
const winding = fc
  .array(fc.record({ turn: fc.integer({ min: -80, max: 80 }), length: fc.integer({ min: 40, max: 300 }) }), {
    minLength: 4,
    maxLength: 12,
  })
  .map((steps): RoadSection[] => {
    const line: [number, number][] = [[119.9, 32.4]];
    let bearing = 0;
    for (const { turn, length } of steps) line.push(placeBeyond(line.at(-1)!, (bearing += turn), length));
    const crossing = line
      .map((corner, i): RoadSection => {
        const beyond = placeBeyond(corner, 300, 30);
        return {
          id: `x${i}`,
          name: `第${'甲乙丙丁戊己庚辛壬癸子丑寅'[i]!}路`,
          class: 'branch',
          line: [corner, beyond],
        };
      })
      .filter((_, i) => i % 2 === 0);
    return [{ id: 'winding', name: '弯弯街', class: 'branch', line }, ...crossing];
  });

test('what is told of a place beside a street that winds leads back to it too', () => {
  fc.assert(
    fc.property(winding, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (roads, share, hand) => {
      const world = streetMap(assembleStreets(roads));
      const street = world.named('弯弯街')[0]!;
      const part = street.parts[0]!;
      const along = share * part.measured.length;
      const width = besideRoad({ class: 'branch' });
      const told = wordsOnStreet({ street, part, along, left: hand ? width : -width });
      // From the middle of the street: near a corner either of two sides may be told.
      const { position } = placeAt(part.measured, along);
      const allowed = width + (/口，/.test(told) ? 15 : 10);
      const found = find(told, world);
      expect(Math.min(...found.map(({ at }) => distance(at, position))), told).toBeLessThan(allowed);
    }),
    { numRuns: 300 },
  );
});

describe('a place told from a crossing', () => {
  test('with both roads is one, whatever their order', () => {
    expect(words('坡子街人民路口向南80米路东')).toEqual(['坡子街，人民路口向南80米，路东']);
    expect(words('人民路坡子街口向南80米路东')).toEqual(['坡子街，人民路口向南80米，路东']);
    expect(words('坡子街，人民路 向南 80 m')).toEqual(['坡子街，人民路口向南80米']);
  });

  test('lies that far from it, in that direction and on that side', () => {
    const [corner] = find('坡子街与人民路交叉口');
    const [place] = find('坡子街人民路口向南80米路东');
    const [middle] = find('坡子街人民路口向南80米');
    expect(corner).toMatchObject({ kind: 'crossing', words: '坡子街与人民路交叉口' });
    expect(distance(corner!.at, middle!.at)).toBeGreaterThan(79);
    expect(distance(corner!.at, middle!.at)).toBeLessThan(80.1);
    expect(middle!.at[1]).toBeLessThan(corner!.at[1]);
    expect(place!.at[0]).toBeGreaterThan(middle!.at[0]);
  });

  test('with one road is on every street that crosses it and runs that way, and on no other', () => {
    const roads = find('人民路口向南80米路东').map(({ road }) => road);
    expect(roads).toContain('坡子街');
    expect(roads).toContain('海陵路');
    expect(new Set(roads).size).toBe(roads.length);
    expect(roads).not.toContain('人民路');
    for (const { at, road } of find('人民路口向南80米路东')) {
      const corner = find(`${road}与人民路交叉口`)[0]!;
      expect(at[1], road).toBeLessThan(corner.at[1]);
    }
  });

  test('may call a road by another name, and say in which district it lies', () => {
    expect(words('海陵区坡子街人民东路口')).toEqual(words('坡子街与人民路交叉口'));
    expect(words('人民东路口向南80米')).toEqual(words('人民路口向南80米'));
  });

  test('is nowhere beyond the end of the street, along a street that does not cross, or of a road that there is not', () => {
    expect(words('坡子街人民路口向南9000米')).toEqual([]);
    expect(words('坡子街药城大道口向南80米')).toEqual([]);
    expect(words('无名路口向南80米')).toEqual([]);
  });
});

test('a street alone is somewhere on it: its middle, or what is nearest to where one looks', () => {
  const [street] = city.named('坡 子 街');
  expect(somewhereOn(street!).words).toBe('坡子街');
  const north = find('坡子街与人民路交叉口')[0]!.at;
  expect(distance(somewhereOn(street!, undefined, [north[0] + 0.001, north[1] + 0.001]).at, north)).toBeLessThan(1);
  expect(distance(somewhereOn(street!).at, north)).toBeGreaterThan(100);
});

describe('the street nearest to a place', () => {
  test('is the same whether it is near or far off', () => {
    const [corner] = find('坡子街人民路口向南80米路东');
    expect(city.nearest(corner!.at, 40)?.street.name).toBe('坡子街');
    const inside = [corner!.at[0] + 0.0003, corner!.at[1]];
    const far = city.nearest(inside, 2000)!;
    for (const reach of [50, 200, 800]) expect(city.nearest(inside, reach)).toEqual(far);
  });

  test('is none where none is within reach', () => {
    expect(city.nearest([100, 20], 2000)).toBeUndefined();
    expect(streetMap([]).nearest([119.9, 32.4], 2000)).toBeUndefined();
  });
});
