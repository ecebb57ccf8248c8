import { Check } from 'typebox/value';
import { expect, test } from 'vitest';
import type { Crew } from '#domain/people/crew.ts';
import type { Person } from '#domain/people/person.ts';
import { recordKindById } from '#domain/records.ts';
import { assigned } from '#domain/sample-city/cases/hands.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import { crewRecords } from '#domain/sample-city/registers/crews.ts';
import { habitOf, walkAt, walkBy } from '#domain/sample-city/live/walk.ts';
import { randomFor } from '#domain/random.ts';
import { distance } from '#domain/geometry/measure.ts';

const city = generateSampleCity({ seed: 1, cases: 0, until: '2026-11-22' });
const posts = [...city.features('posts')];
const records = crewRecords(city.records, posts, (name) => `unit of ${name}`);
const people = records
  .filter(({ kind }) => kind === 'people')
  .map(({ id, after }) => ({ id: id!, ...(after as unknown as Person) }));
const crews = records.filter(({ kind }) => kind === 'crews').map(({ after }) => after as Crew);

test('every record keeps its schema, and the same roster gives the same records', () => {
  for (const { kind, id, after } of records)
    expect([id, Check(recordKindById(kind)!.schema, after)]).toEqual([id, true]);
  expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
  expect(crewRecords(city.records, posts, (name) => `unit of ${name}`)).toEqual(records);
});

test('every squad has two crews a shift, of people of its own', () => {
  const squads = new Set(
    posts.map(({ properties }) => String(properties['unit'])).filter((unit) => unit.endsWith('中队')),
  );
  for (const unit of squads) {
    const own = crews.filter((crew) => crew.unit === unit);
    expect([unit, own.map(({ shift }) => shift)]).toEqual([
      unit,
      [`${unit}早班`, `${unit}早班`, `${unit}晚班`, `${unit}晚班`],
    ]);
    for (const { members } of own) {
      for (const id of members.filter((member) => member.startsWith('sample-p-'))) {
        expect(people.find((person) => person.id === id)?.unit).toBe(`unit of ${unit}`);
      }
    }
  }
  expect(new Set(crews.flatMap(({ members }) => members)).size).toBe(crews.flatMap(({ members }) => members).length);
  // Penalties need two licensed officers: some crews can, some cannot.
  const licensed = crews.map(
    ({ members }) => members.filter((id) => people.find((one) => one.id === id)?.licensed).length,
  );
  expect(licensed.some((count) => count >= 2)).toBe(true);
  expect(licensed.some((count) => count < 2)).toBe(true);
});

test('cases of squads and of cleaning go to crews that there are', () => {
  const names = new Set(crews.map(({ name }) => name));
  const random = randomFor(7, 'crews');
  for (const unit of new Set(crews.map((crew) => crew.unit))) {
    for (let hour = 0; hour < 24; hour++) {
      const to = assigned(unit, Date.UTC(2026, 10, 22, hour, hour * 7), random);
      if ('crew' in to && unit !== '市河道管理处') expect([to.crew, names.has(to.crew)]).toEqual([to.crew, true]);
    }
  }
});

test('whoever walks by a post stays on a road within its fence, and is elsewhere a minute later', () => {
  const lines = city.city.sections.map(({ measured }) => measured);
  let walking = 0;
  for (const { geometry, properties } of posts) {
    const at = (geometry as unknown as { coordinates: [number, number] }).coordinates;
    const radius = Number(properties['radius']);
    const walk = walkBy('somebody', { at, radius }, lines);
    if (walk === undefined) continue;
    walking++;
    const noon = Date.UTC(2026, 10, 22, 4);
    for (let minute = 0; minute < 30; minute++) {
      const place = walkAt(walk, noon + minute * 60_000);
      expect(distance(place, at)).toBeLessThanOrEqual(radius);
    }
    expect(distance(walkAt(walk, noon), walkAt(walk, noon + 10_000))).toBeGreaterThan(0.5);
  }
  expect(walking).toBeGreaterThan(posts.length / 3);
});

test('most keep their shift, some do not, and the same ones for a whole shift', () => {
  const habits = people.map(({ id }) => habitOf(id, 0));
  expect(habits.filter((habit) => habit === 'there').length / habits.length).toBeGreaterThan(0.8);
  for (const habit of ['away', 'silent', 'absent'] as const) expect(habits).toContain(habit);
  expect(people.map(({ id }) => habitOf(id, 0))).toEqual(habits);
});
