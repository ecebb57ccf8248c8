import { describe, expect, it } from 'vitest';
import type { Polygon } from 'geojson';
import { openPartition } from '#domain/checks/partition/open.ts';
import { partition, type PartitionParams } from '#domain/checks/partition/kind.ts';
import type { RuleContent } from '#domain/checks/rule.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import { checkCity, type GivenCity, type GivenFeature } from '../../worlds/check-city.ts';
import { positionAt } from '../../worlds/metric.ts';

const rule = (params: PartitionParams): RuleContent => ({
  zh: '责任区无缝覆盖',
  en: 'Zones without gap',
  kind: 'partition',
  params: { ...params },
  source: 'plan 5.1.3',
  tier: 'plan',
  enabled: true,
});
const order = rule({ of: 'zones', responsibilityKind: 'order' });
const rivers = rule({ of: 'rivers' });

function opened(content: RuleContent, given: GivenCity) {
  const city = checkCity(given);
  const check = openPartition(content, city);
  for (const step of check.run()) expect(step).toBeLessThanOrEqual(1);
  return { city, check, all: () => [...check.found.values()].flat() };
}

/** A rectangle in metres from a place in Taizhou. */
function block(west: number, south: number, east: number, north: number): Polygon {
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
  return { type: 'Polygon', coordinates: [ring.map(([x, y]) => positionAt(x!, y!))] };
}

const zone = (number: string, geometry: Polygon, kind = 'order'): GivenFeature => ({
  id: number,
  geometry,
  properties: { number, name: `${number}责任区`, responsibilityKind: kind },
});
const extent: GivenFeature = {
  id: 'x',
  geometry: block(0, 0, 400, 100),
  properties: { name: '城区', kind: 'builtUp' },
};
const street: GivenFeature = {
  id: 's',
  geometry: block(-10, -10, 410, 110),
  properties: { name: '城中街道', level: 'street' },
};
const base = { 'city-extents': [extent], divisions: [street] };

describe('zones of one kind', () => {
  const whole = [zone('A', block(0, 0, 200, 100)), zone('B', block(200, 0, 400, 100))];

  it('that tile the built-up area are in order', () => {
    const { check, all } = opened(order, { features: { ...base, zones: whole } });
    expect(all()).toEqual([]);
    expect(check.state()).toMatchObject({ percent: 100, figures: { gap: 0, overlap: 0 } });
    expect(Math.abs(check.state().base.amount - 40_000)).toBeLessThan(40);
  });

  it('leave a gap, which goes to who borders on it longest, and meanwhile to the sub-district', () => {
    // 20 m wide between them: 100 m beside each; A reaches round its south end by another 20 m.
    const zones = [
      zone('A', { type: 'Polygon', coordinates: [[[0, 0], [220, 0], [220, 10], [200, 10], [200, 100], [0, 100], [0, 0]].map(([x, y]) => positionAt(x!, y!))] }), // prettier-ignore
      zone('B', block(220, 0, 400, 100)),
    ];
    const { check, all } = opened(order, { features: { ...base, zones } });
    const [gap, ...more] = all();
    expect(more).toEqual([]);
    expect(gap).toMatchObject({
      reason: 'gap',
      unit: '城中街道',
      measure: 'm²',
      severity: 'high',
      owner: 'zones order',
    });
    expect(Math.abs(gap!.measured! - 1800)).toBeLessThan(5);
    expect(gap!.subjects.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(Math.abs(Number(gap!.details!['border']) - 110)).toBeLessThan(0.5);
    expect(Math.abs(check.state().percent! - 95.5)).toBeLessThan(0.05);
    const words = partition.words(gap!);
    expect(words.wrong.zh).toContain('市容秩序责任区空白');
    expect(words.wrong.zh).toContain('暂由城中街道属地兜底');
    expect(words.remedy.zh).toBe('划入A责任区（A）（共有边界最长，110 米），在责任区编辑台处理');
  });

  it('that lie on each other say by how much, with both', () => {
    const zones = [zone('A', block(0, 0, 210, 100)), zone('B', block(200, 0, 400, 100))];
    const { all } = opened(order, { features: { ...base, zones } });
    const [overlap, ...more] = all();
    expect(more).toEqual([]);
    expect(overlap).toMatchObject({ reason: 'overlap', owner: 'zones order A B', severity: 'middle' });
    expect(Math.abs(overlap!.measured! - 1000)).toBeLessThan(3);
    expect(partition.words(overlap!).wrong.zh).toMatch(/A、B的市容秩序责任区重叠 (1000|999|998|100\d)(\.\d)? 平方米$/);
  });

  it('may overlap zones of another kind', () => {
    const zones = [...whole, zone('C', block(100, 0, 300, 100), 'cleaning')];
    expect(opened(order, { features: { ...base, zones } }).all()).toEqual([]);
  });

  it('leave no gap where the scheme leaves ground out', () => {
    const features = { ...base, zones: [whole[0]!] };
    const city = checkCity({ features });
    const known = { ...city, features: city.features, near: city.near, leftOut: () => [block(200, 0, 400, 100)] };
    const check = openPartition(order, known);
    for (const step of check.run()) void step;
    expect(check.found.size).toBe(0);
  });

  it('are laid out anew when a border moves, and not when somebody else leads', () => {
    const { city, check, all } = opened(order, { features: { ...base, zones: whole } });
    const led = { ...whole[0]!.properties, leader: '张某' };
    expect(check.take(city.change({ features: { zones: { A: { properties: led } } } })).valueOf()).toEqual(new Set());
    expect(check.take(city.change({ features: { zones: { B: null } } }))).toBe('all');
    expect(all().map(({ reason }) => reason)).toEqual(['gap']);
    check.take(city.change({ features: { zones: { B: whole[1]! } } }));
    expect(all()).toEqual([]);
  });
});

describe('sections of a river', () => {
  const section = (number: string, from: number, to: number, turned = false): GivenFeature => {
    const line = [positionAt(from, 0), positionAt((from + to) / 2, 0), positionAt(to, 0)];
    return {
      id: number,
      geometry: { type: 'LineString', coordinates: turned ? line.reverse() : line },
      properties: { number, name: `${number}段`, river: '凤城河', unit: '市河道管理处', fromChainage: from },
    };
  };
  const found = (...sections: GivenFeature[]) => opened(rivers, { features: { 'river-sections': sections } });

  it('that meet end to end are in order, whichever way they were drawn', () => {
    const { check, all } = found(section('1', 0, 100), section('2', 100, 250, true), section('3', 250, 300));
    expect(all()).toEqual([]);
    expect(check.state()).toMatchObject({ percent: 100 });
    expect(Math.abs(check.state().base.amount - 300)).toBeLessThan(0.1);
  });

  it('leave a gap and overlap by the metres between their ends', () => {
    const { check, all } = found(section('1', 0, 100), section('2', 130, 250, true), section('3', 240, 300));
    expect(all().map(({ reason, subjects }) => [reason, ...subjects.map(({ name }) => name)])).toEqual([
      ['gap', '1', '2'],
      ['overlap', '2', '3'],
    ]);
    expect(all()[0]!.measured).toBeCloseTo(30, 1);
    expect(all()[1]!.measured).toBeCloseTo(10, 1);
    expect(check.state().percent).toBeCloseTo((100 * 260) / 300, 1);
    expect(partition.words(all()[0]!)).toMatchObject({
      wrong: { zh: '凤城河：1段（1）与2段（2）之间 30 米未分段，无人保洁' },
      remedy: { zh: '延长1段（1）或2段（2）共 30 米，或补划一段' },
    });
  });

  it('of which one lies within another overlap by all of the lesser, and leave no gap behind', () => {
    const { all } = found(section('1', 0, 200), section('2', 50, 120), section('3', 200, 260));
    expect(all().map(({ reason, measured }) => [reason, Math.round(measured!)])).toEqual([['overlap', 70]]);
  });

  it('that make a ring of two meet at both ends', () => {
    const half = (id: string, side: number): GivenFeature => ({
      ...section(id, side, 0),
      geometry: {
        type: 'LineString',
        coordinates: [positionAt(0, 0), positionAt(100, 100 * side), positionAt(200, 0)],
      },
    });
    expect(found(half('1', -1), half('2', 1)).all()).toEqual([]);
  });
});

it('the sample city has its river faults, and zones without any', () => {
  const sample = generateSampleCity({ seed: 1, cases: 0, until: '2026-11-22' });
  const collections = ['zones', 'city-extents', 'divisions', 'river-sections', 'roads'];
  const features = Object.fromEntries(collections.map((id) => [id, [...sample.features(id)]]));
  const { all } = opened(rivers, { features });
  const planted = sample.plantedFaults.filter(({ kind }) => kind === 'partition');
  expect(
    all()
      .map(({ subjects, measured }) => [subjects.map(({ name }) => name), Math.round(measured!)])
      .sort(),
  ).toEqual(planted.map(({ subjects, measured }) => [subjects, measured]).sort());
  for (const kind of ['order', 'cleaning', 'patrol', 'river'] as const) {
    const { check } = opened(rule({ of: 'zones', responsibilityKind: kind }), { features });
    expect([kind, [...check.found.values()].flat()]).toEqual([kind, []]);
  }
});
