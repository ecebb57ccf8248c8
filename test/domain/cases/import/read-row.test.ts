import { describe, expect, test } from 'vitest';
import { classFinder } from '#domain/cases/import/find-class.ts';
import { guessMapping, missingOf } from '#domain/cases/import/mapping.ts';
import { readPosition, twoNumbers } from '#domain/cases/import/read-place.ts';
import { readImportRow, type RowReading } from '#domain/cases/import/read-row.ts';
import { rowsTogether } from '#domain/cases/import/rows-together.ts';
import type { Cell } from '#domain/sheets/read-cell.ts';

const records = { get: () => undefined, all: () => [] };
const now = Date.parse('2026-11-22T04:00:00Z');

/** A row by its heads, as a person writes them. */
function read(cells: Readonly<Record<string, Cell>>, more: Partial<RowReading> = {}) {
  return readImportRow(7, Object.values(cells), {
    now,
    mapping: guessMapping(Object.keys(cells)),
    datum: 'wgs84',
    findClass: classFinder(records, '2026'),
    isUnit: (name) => name === '一中队',
    isHere: (lon) => lon > 118 && lon < 122,
    findPlace: (words) => (words === '坡子街' ? { lon: 119.92, lat: 32.48, isOnly: false } : undefined),
    ...more,
  });
}

const sound = { 上报时间: '2026-11-20 09:30', 小类: '暴露垃圾', 来源: '12345', 经度: '119.92', 纬度: '32.48' };
const codes = (cells: Readonly<Record<string, Cell>>, more?: Partial<RowReading>) =>
  read(cells, more).faults.map(({ key, code }) => `${key} ${code}`);

describe('a row', () => {
  test('is a report: class by name, channel by whichever word, time of Shanghai', () => {
    expect(read({ ...sound, 工单号: 'GD-1', 描述: '路边垃圾', 紧急: '是' })).toMatchObject({
      faults: [],
      marks: [],
      read: {
        ...{ row: 7, reportedAt: '2026-11-20T01:30:00Z', channel: 'hotline12345', lon: 119.92, lat: 32.48 },
        ...{
          caseClass: { code: '06010', kind: 'matter' },
          sourceNumber: 'GD-1',
          description: '路边垃圾',
          urgent: true,
        },
      },
    });
  });

  test('has no number so high that its day would run out of them', () => {
    expect(codes({ ...sound, 案件编号: '20261120-99999' })).toEqual([]);
    expect(codes({ ...sound, 案件编号: '20261120-999999' })).toEqual(['number maximum']);
  });

  test('keeps what callers say of themselves apart from all else', () => {
    const { read: report } = read({ ...sound, 来电人: '王某', 联系电话: '13912345678' });
    expect(report!.personal).toEqual({ callerName: '王某', callerPhone: '13912345678' });
    expect(JSON.stringify({ ...report, personal: undefined })).not.toMatch(/王某|139/);
  });

  test.each([
    ['', ['reportedAt missing']],
    ['昨天', ['reportedAt instant']],
    ['2026-11-22 12:04', []],
    ['2026-11-22 12:06', ['reportedAt future']],
    ['1999-12-31 12:00', ['reportedAt longAgo']],
    ['2026年11月20日 9:30', []],
    ['2026/11/20 09:30:15', []],
    ['2026-11-20T09:30:00+08:00', []],
    ['2026-02-30 09:30', ['reportedAt instant']],
  ])('reported at "%s" is told %j', (at, expected) => {
    expect(codes({ ...sound, 上报时间: at })).toEqual(expected);
  });

  test.each([
    ['06010', []],
    ['6010', []],
    ['暴露 垃圾', []],
    ['01001', ['class ambiguousClass']],
    ['99999', ['class unknownClass']],
    ['垃圾', ['class unknownClass']],
    ['', ['class missing']],
  ])('of class "%s" is told %j', (name, expected) => {
    expect(codes({ ...sound, 小类: name })).toEqual(expected);
  });

  test('of a code that stands for component and matter is settled by its kind', () => {
    expect(read({ ...sound, 小类: '01001', 类别: '部件' }).read!.caseClass.kind).toBe('component');
    expect(read({ ...sound, 小类: '01001', 类别: '事件' }).read!.caseClass.kind).toBe('matter');
  });

  test('by an earlier edition means what that edition meant', () => {
    const findClass = classFinder(records, '2013');
    expect(read({ ...sound, 小类: '01-10' }, { findClass }).read!.caseClass.code).toBe('06010');
    expect(read({ ...sound, 小类: 110 }, { findClass }).read!.caseClass.code).toBe('06010');
    expect(codes({ ...sound, 小类: '0666' }, { findClass })).toEqual(['class unknownClass']);
  });

  test('of a retired class is not taken', () => {
    const retired = {
      ...{ standard: 'GB/T 47678.5-2026', kind: 'matter', code: '06010', zh: '暴露垃圾', en: 'Exposed refuse' },
      ...{ action: 3, responsibilityKind: 'cleaning', calendar: 'sanitation', urgent: false, retired: true },
    };
    const all = (kind: string) =>
      kind === 'case-classes' ? [{ kind, id: 'x', version: 1, content: retired as never }] : [];
    const findClass = classFinder({ get: (kind) => all(kind)[0] as never, all }, '2026');
    expect(codes(sound, { findClass })).toContain('class retiredClass');
  });

  test('without a channel takes that of the list, and without either is told', () => {
    expect(codes({ ...sound, 来源: '' })).toEqual(['channel missing']);
    expect(read({ ...sound, 来源: '' }, { channel: 'media' }).read!.channel).toBe('media');
    expect(codes({ ...sound, 来源: '路人' })).toEqual(['channel choice']);
  });

  test('with a deadline before its report is told', () => {
    expect(codes({ ...sound, 截止时间: '2026-11-19' })).toEqual(['sourceDueAt order']);
  });

  test('with a letter that could not be decoded is not taken', () => {
    expect(codes({ ...sound, 描述: '垃\ufffd' })).toEqual(['description text']);
  });

  test('tells all that is wrong with it at once', () => {
    expect(codes({ ...sound, 上报时间: '', 小类: '', 经度: '' }).sort()).toEqual([
      'class missing',
      'longitude halfPlace',
      'reportedAt missing',
    ]);
  });
});

describe('the place of a row', () => {
  const { 经度: _lon, 纬度: _lat, ...placeless } = sound;

  test.each([
    [{ 经度: '32.48', 纬度: '119.92' }, ['longitude swapped']],
    [{ 经度: '119.92', 纬度: '' }, ['latitude halfPlace']],
    [{ 经度: '87.61', 纬度: '43.8' }, ['longitude elsewhere']],
    [{ 经度: '东经119', 纬度: '32.48' }, ['longitude number']],
    [{ 坐标: '119.92，32.48' }, []],
    [{ 坐标: '(119.92 32.48)' }, []],
    [{ 坐标: '119.92' }, ['position longitude']],
    [{ 位置: '坡子街' }, []],
    [{ 位置: '不知道' }, ['place placeNotFound']],
    [{ 位置: '' }, ['place noPlace']],
  ])('%j is told %j', (cells, expected) => {
    expect(codes({ ...placeless, ...cells })).toEqual(expected);
  });

  test('found by words that may mean several is taken and marked', () => {
    const { read: report, marks } = read({ ...placeless, 地址: '坡子街' });
    expect([report!.lon, report!.place, marks]).toEqual([
      119.92,
      '坡子街',
      [{ row: 7, key: 'place', code: 'severalPlaces' }],
    ]);
  });

  test('of coordinates and words is that of the coordinates, in the words of the list', () => {
    expect(read({ ...sound, 地址: '小区门口' })).toMatchObject({ read: { lon: 119.92, place: '小区门口' }, marks: [] });
  });

  test('in the plane is the same whichever way X and Y stand, with the zone in front or not', () => {
    const here = readPosition(492_400, 3_595_000, 'epsg4549');
    expect(here).toMatchObject({ ok: true });
    expect(readPosition(3_595_000, 492_400, 'epsg4549')).toEqual(here);
    expect(readPosition(40_492_400, 3_595_000, 'epsg4549')).toEqual(here);
    const [lon, lat] = (here as { value: readonly [number, number] }).value;
    expect([lon, lat]).toEqual([expect.closeTo(119.919, 2), expect.closeTo(32.48, 2)]);
    expect(readPosition(119.92, 32.48, 'epsg4549')).toMatchObject({ ok: false });
  });

  test('in the datum of commercial maps is moved back by half a kilometre', () => {
    const moved = readPosition(119.92, 32.48, 'gcj02');
    expect(moved).toMatchObject({ ok: true, value: [expect.closeTo(119.9153, 2), expect.closeTo(32.482, 2)] });
    expect(moved).not.toEqual({ ok: true, value: [119.92, 32.48] });
  });

  test('of three numbers, or of words, is no pair', () => {
    expect([twoNumbers('1,2,3'), twoNumbers('路东'), twoNumbers('')]).toEqual([undefined, undefined, undefined]);
  });
});

describe('a case that was closed before', () => {
  const closed = { ...sound, 状态: '已结案', 立案时间: '2026-11-20 10:00', 结案时间: '2026-11-20 12:00' };

  test('keeps the times of the list', () => {
    expect(read(closed).read!.past).toEqual({
      ...{ filedAt: '2026-11-20T02:00:00Z', closedAt: '2026-11-20T04:00:00Z' },
    });
  });

  test.each([
    [{ 结案时间: '' }, ['closedAt missing']],
    [{ 立案时间: '2026-11-20 13:00' }, ['closedAt order']],
    [{ 立案时间: '2026-11-20 09:00' }, ['filedAt order']],
    [{ 结案时间: '2026-11-23 12:00' }, ['closedAt future']],
    [{ 状态: '处置中' }, ['state state']],
    [{ 状态: '待受理' }, []],
  ])('with %j is told %j', (cells, expected) => {
    expect(codes({ ...closed, ...cells })).toEqual(expected);
  });

  test('names a unit that is there', () => {
    expect(codes({ ...closed, 处置单位: '九中队' })).toEqual(['unit unknownUnit']);
    expect(read({ ...closed, 处置单位: '一中队' }).read!.unit).toBe('一中队');
  });
});

describe('the columns of a list', () => {
  test("are known by titles in either language, other systems' words, with unit or star; the first of two is taken", () => {
    expect(guessMapping(['上报时间*', 'Class', '经度（°）', 'LAT', '工单编号', '地址', '位置', '备注', ''])).toEqual([
      ...['reportedAt', 'class', 'longitude', 'latitude', 'sourceNumber', 'place', null, null, null],
    ]);
  });

  test('that no row can do without are named', () => {
    expect(missingOf(['class'], false)).toEqual(['reportedAt', 'place', 'channel']);
    expect(missingOf(['reportedAt', 'class', 'longitude', null], true)).toEqual(['place']);
    expect(missingOf(['reportedAt', 'class', 'position'], true)).toEqual([]);
  });
});

test('rows of one list are held against each other and against the city', () => {
  const row = (n: number, more: object) => ({ ...read(sound).read!, ...more, row: n });
  const rows = [
    row(2, { number: '20261120-0001', sourceNumber: 'A' }),
    row(3, { number: '20261120-0001', sourceNumber: 'A' }),
    row(4, { number: '20261120-0002', sourceNumber: 'B' }),
  ];
  const known = { numbers: new Set(['20261120-0002']), sources: new Map([['B', '20260101-0009']]) };
  expect(rowsTogether(rows, known)).toEqual({
    faults: [
      { row: 3, key: 'number', code: 'twice', otherRow: 2 },
      { row: 4, key: 'number', code: 'numberTaken' },
    ],
    marks: [
      { row: 3, key: 'sourceNumber', code: 'sourceTwice', otherRow: 2 },
      { row: 4, key: 'sourceNumber', code: 'sourceKnown', number: '20260101-0009' },
    ],
  });
});
