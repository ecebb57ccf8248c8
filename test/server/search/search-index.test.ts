import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { keyPlaces } from '#domain/key-places/collection.ts';
import { roads } from '#domain/roads/collection.ts';
import { englishSpellings } from '../../../server/search/english.ts';
import { compareRanks, SearchIndex } from '../../../server/search/search-index.ts';
import { fitSpelling } from '#domain/spelling.ts';
import { spell } from '../../../server/search/spelling.ts';

/** The tests' present, epoch seconds. */
const now = Date.UTC(2026, 10, 22, 4) / 1000;

let fid = 0;
let streets: SearchIndex;
let places: SearchIndex;

/** A section of a street from one longitude to another on 32.4 N. */
function section(id: string, name: string | undefined, west: number, east: number, aliases?: string[]): void {
  streets.put({
    id,
    fid: ++fid,
    version: 1,
    geometry: {
      type: 'LineString',
      coordinates: [
        [west, 32.4],
        [east, 32.4],
      ],
    },
    properties: { ...(name === undefined ? {} : { name }), ...(aliases === undefined ? {} : { aliases }) },
  });
}

function place(id: string, name: string, address?: string): void {
  places.put({
    id,
    fid: ++fid,
    version: 1,
    geometry: { type: 'Point', coordinates: [119.9, 32.5] },
    properties: { name, ...(address === undefined ? {} : { address }) },
  });
}

/** Labels found, in order. */
function find(query: string): string[] {
  return [streets, places]
    .flatMap((index) => index.find(query, now))
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map(({ result }) => (result.detail === '' ? result.label : `${result.label} (${result.detail})`));
}

beforeEach(() => {
  fid = 0;
  streets = new SearchIndex(roads, 0);
  places = new SearchIndex(keyPlaces, 100);
  section('r1', '坡子街', 119.9, 119.91);
  section('r2', '人民路', 119.9, 119.92, ['人民西路']);
  section('r3', '人民路', 119.92, 119.95, ['人民东路']);
  section('r4', '海陵路', 119.91, 119.93);
  section('r5', '药城大道', 119.91, 119.93);
  section('r6', '绿化路', 119.91, 119.93);
  place('p1', '坡子街广场', '人民路1号');
  place('p2', '泰州市人民医院', '太湖路366号');
  place('p3', '人民公园');
});

describe('the search finds', () => {
  test.each([
    ['坡子街', ['坡子街', '坡子街广场 (人民路1号)']],
    ['pzj', ['坡子街', '坡子街广场 (人民路1号)']],
    ['PZJ', ['坡子街', '坡子街广场 (人民路1号)']],
    ['pozijie', ['坡子街', '坡子街广场 (人民路1号)']],
    ['pozi', ['坡子街', '坡子街广场 (人民路1号)']],
    ['po zi j', ['坡子街', '坡子街广场 (人民路1号)']],
    ['pozj', ['坡子街', '坡子街广场 (人民路1号)']],
    ['zijie', ['坡子街', '坡子街广场 (人民路1号)']],
    ['Hailing Road', ['海陵路']],
    ['hailing r', ['海陵路']],
    ['ycdd', ['药城大道']],
    ['Yaocheng Avenue', ['药城大道']],
    ['lvhualu', ['绿化路']],
    ['People', []],
    ['ｐｚｊ', ['坡子街', '坡子街广场 (人民路1号)']],
  ])('%s', (query, labels) => {
    expect(find(query)).toEqual(labels);
  });

  test('a whole name before a beginning, a beginning before the middle, names before descriptions', () => {
    expect(find('人民')).toEqual(['人民路', '人民公园', '泰州市人民医院 (太湖路366号)', '坡子街广场 (人民路1号)']);
    expect(find('人民路')).toEqual(['人民路', '坡子街广场 (人民路1号)']);
  });

  test('a street by its alias, and says which street it is', () => {
    expect(find('人民东路')).toEqual(['人民路 (人民东路)']);
    expect(find('rmdl')).toEqual(['人民路 (人民东路)']);
    expect(find('Renmin East Road')).toEqual(['人民路 (人民东路)']);
  });

  test('the sections of one street as one result, whose box covers them all', () => {
    for (const query of ['人民路', '人民东路']) {
      expect(streets.find(query, now).map(({ result }) => result)).toMatchObject([
        { id: 'r2', fid: 2, label: '人民路', bbox: [119.9, 32.4, 119.95, 32.4] },
      ]);
    }
  });

  test('nothing for nothing, for spaces, for a single letter in the middle', () => {
    expect(find('')).toEqual([]);
    expect(find('  ')).toEqual([]);
    expect(find('z')).toEqual([]);
  });
});

describe('after a change the search', () => {
  test('knows the new name and has forgotten the old one', () => {
    streets.put({
      id: 'r1',
      fid: 1,
      version: 2,
      geometry: {
        type: 'LineString',
        coordinates: [
          [119.9, 32.4],
          [119.91, 32.4],
        ],
      },
      properties: { name: '新坡子街' },
    });
    expect(find('xpzj')).toEqual(['新坡子街']);
    streets.remove('r1');
    expect(find('xpzj')).toEqual([]);
  });

  test('keeps the newer version when an older one comes late', () => {
    places.put({
      id: 'p3',
      fid: 9,
      version: 3,
      geometry: { type: 'Point', coordinates: [0, 0] },
      properties: { name: '乙园' },
    });
    places.put({
      id: 'p3',
      fid: 9,
      version: 2,
      geometry: { type: 'Point', coordinates: [0, 0] },
      properties: { name: '甲园' },
    });
    expect(find('yy')).toContain('乙园');
    expect(find('甲园')).toEqual([]);
  });

  test('draws the box of a street around the sections that are left', () => {
    streets.remove('r3');
    expect(streets.find('人民路', now)[0]!.result.bbox).toEqual([119.9, 32.4, 119.92, 32.4]);
  });

  test('leaves out what is retired or only announced, and draws the box of a street without it', () => {
    places.put({
      id: 'p3',
      fid: 9,
      version: 2,
      geometry: { type: 'Point', coordinates: [0, 0] },
      properties: { name: '人民公园', validFrom: '2020-01-01T00:00:00Z', validTo: '2026-11-22T04:00:00Z' },
    });
    expect(places.find('人民公园', now - 1)).toHaveLength(1);
    expect(places.find('人民公园', now)).toEqual([]);
    streets.put({
      id: 'r3',
      fid: 3,
      version: 2,
      geometry: {
        type: 'LineString',
        coordinates: [
          [119.92, 32.4],
          [119.95, 32.4],
        ],
      },
      properties: { name: '人民路', validFrom: '2026-11-22T04:00:01Z' },
    });
    expect(streets.find('人民路', now)[0]!.result.bbox).toEqual([119.9, 32.4, 119.92, 32.4]);
    expect(streets.find('人民路', now + 1)[0]!.result.bbox).toEqual([119.9, 32.4, 119.95, 32.4]);
  });

  test('leaves out what has no name', () => {
    section('r7', undefined, 119.9, 119.91, ['无名']);
    expect(find('无名')).toEqual([]);
  });
});

test('a name is spelled sign by sign, digits and letters by themselves', () => {
  expect(spell('931行动A区')).toEqual(['9', '3', '1', 'xing', 'dong', 'a', 'qu']);
  expect(spell('KFC')).toBeUndefined();
});

test('a name of many equal signs is looked through at once, not try by try', () => {
  const same = Array.from({ length: 100 }, () => 'a');
  const turns = Array.from({ length: 100 }, (_, i) => (i % 2 ? 'nan' : 'an'));
  const begun = performance.now();
  expect(fitSpelling(same, 'a'.repeat(100))).toBe('exact');
  expect(fitSpelling(same, `${'a'.repeat(40)}b`)).toBeUndefined();
  expect(fitSpelling(turns, `${'an'.repeat(40)}b`)).toBeUndefined();
  expect(performance.now() - begun).toBeLessThan(100);
});

test('a query spells signs whole, by initials, or mixed, the last one also in part', () => {
  const signs = ['zhong', 'shan', 'lu'];
  expect(fitSpelling(signs, 'zhongshanlu')).toBe('exact');
  expect(fitSpelling(signs, 'zsl')).toBe('exact');
  expect(fitSpelling(signs, 'zhshl')).toBe('exact');
  expect(fitSpelling(signs, 'zhons')).toBeUndefined();
  expect(fitSpelling(signs, 'zhongsh')).toBe('prefix');
  expect(fitSpelling(signs, 'shanl')).toBe('inside');
  expect(fitSpelling(signs, 'hanlu')).toBeUndefined();
});

test('English words are read as their Chinese spelling, only beside a name', () => {
  expect(englishSpellings('Renmin East Road')).toEqual(['renmindonglu', 'renmindongdadao']);
  expect(englishSpellings('road')).toEqual([]);
  expect(englishSpellings('pozi jie')).toEqual([]);
});

test('every beginning of a name is found, by its characters, its spelling and its initials', () => {
  const names = ['坡子街', '人民路', '海陵路', '药城大道', '绿化路'];
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.constantFrom('text', 'spelling', 'initials'),
      fc.nat(),
      (name, way, cut) => {
        const signs = spell(name)!;
        const whole =
          way === 'text' ? name : way === 'spelling' ? signs.join('') : signs.map(([first]) => first).join('');
        const query = whole.slice(0, 1 + (cut % whole.length));
        expect(streets.find(query, now).map(({ result }) => result.label)).toContain(name);
      },
    ),
  );
});

test('no query makes the search fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (query) => {
      expect(Array.isArray(streets.find(query, now))).toBe(true);
    }),
  );
});
