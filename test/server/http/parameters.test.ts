import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from '#domain/cases/collection.ts';
import { roads } from '#domain/roads/collection.ts';
import { parseBbox, readParameters } from '../../../server/http/parameters.ts';
import { HttpProblem } from '../../../server/http/problem.ts';

function faultsOf(read: () => void): readonly (readonly [string | undefined, string])[] {
  try {
    read();
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    expect(error.statusCode).toBe(400);
    return error.parts.errors!.map(({ parameter, detail }) => [parameter, detail]);
  }
  return [];
}

describe('query parameters', () => {
  test('a parameter nobody asks for is named', () => {
    expect(faultsOf(() => readParameters({ colour: 'red' }).done())).toEqual([
      ['colour', 'is not a parameter of this resource'],
    ]);
  });

  test('all faults of a request are told at once', () => {
    const faults = faultsOf(() => {
      const parameters = readParameters({ limit: '0', bbox: '1,2,3', twice: ['a', 'b'], other: '' });
      parameters.whole('limit', { min: 1, max: 10, fallback: 5 });
      parameters.bbox('bbox');
      parameters.required('q');
      parameters.done();
    });
    expect(faults).toEqual([
      ['twice', 'is given more than once'],
      ['limit', 'must be a whole number from 1 to 10, not "0"'],
      ['bbox', 'must be four (or, with heights, six) numbers west,south,east,north, not "1,2,3"'],
      ['q', 'is missing'],
      ['other', 'is not a parameter of this resource'],
    ]);
  });

  test.each(['', ' 5', '5.0', '1e1', '0x5', '-1', '٥', '99999999999999999999'])('%j is no whole number', (limit) => {
    const faults = faultsOf(() => {
      const parameters = readParameters({ limit });
      parameters.whole('limit', { min: 0, max: 10, fallback: 5 });
      parameters.done();
    });
    expect(faults).toHaveLength(1);
  });

  test('what is left is read as a filter on the collections asked for', () => {
    const parameters = readParameters({ status: 'handling,closed', class: 'branch', from: '2026-11-01T00:00:00Z' });
    expect(parameters.filter([cases, roads])).toEqual({
      equals: { status: ['handling', 'closed'], class: ['branch'] },
      from: Date.UTC(2026, 10, 1) / 1000,
    });
    expect(() => parameters.done()).not.toThrow();
  });

  test('a filter on a column that none of the collections has is named', () => {
    const faults = faultsOf(() => {
      const parameters = readParameters({ class: 'branch', from: 'yesterday' });
      parameters.filter([cases]);
      parameters.done();
    });
    expect(faults.map(([parameter]) => parameter)).toEqual(['class', 'from']);
  });
});

describe('a bbox', () => {
  test('of four numbers is taken as it stands, of six without its heights', () => {
    expect(parseBbox('119.8,32.4,120,32.6')).toEqual([119.8, 32.4, 120, 32.6]);
    expect(parseBbox('119.8,32.4,-5,120,32.6,80')).toEqual([119.8, 32.4, 120, 32.6]);
    expect(parseBbox('1e2,-3.5,+101,.5')).toEqual([100, -3.5, 101, 0.5]);
  });

  test.each([
    ['', 'four'],
    ['1,2,3,', 'four'],
    ['1,2,3,four', 'four'],
    ['1,2,3,4,5', 'four'],
    ['1,2,NaN,4', 'four'],
    ['1,2,Infinity,4', 'four'],
    ['0x1,2,3,4', 'four'],
    ['181,0,182,1', 'longitude'],
    ['0,-91,1,1', 'latitude'],
    ['0,2,1,1', 'south above its north'],
    ['0,0,9,1,1,2', 'bottom above its top'],
  ])('%j is refused, saying why', (raw, why) => {
    expect(parseBbox(raw)).toContain(why);
  });

  test('across the antimeridian is taken where that is asked for, refused elsewhere', () => {
    expect(readParameters({ bbox: '170,0,-170,1' }).bbox('bbox', 'antimeridian')).toEqual([170, 0, -170, 1]);
    const faults = faultsOf(() => {
      const parameters = readParameters({ bbox: '170,0,-170,1' });
      parameters.bbox('bbox');
      parameters.done();
    });
    expect(faults).toEqual([['bbox', 'crosses the antimeridian; ask for its two halves']]);
  });

  test('is read back from any box of the world', () => {
    const lng = fc.double({ min: -180, max: 180, noNaN: true });
    const lat = fc.double({ min: -90, max: 90, noNaN: true });
    fc.assert(
      fc.property(lng, lng, lat, lat, (a, b, c, d) => {
        const box = [Math.min(a, b), Math.min(c, d), Math.max(a, b), Math.max(c, d)].map((n) => n + 0);
        expect(parseBbox(box.join(','))).toEqual(box);
      }),
    );
  });
});
