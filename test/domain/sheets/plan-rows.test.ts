import { expect, test } from 'vitest';
import {
  type Collection,
  day,
  flag,
  oneOf,
  optional,
  photos,
  properties,
  provenance,
  text,
  validity,
} from '#domain/collection.ts';
import { collections } from '#domain/collections.ts';
import { recordKinds } from '#domain/records.ts';
import { sheetOfCollection, sheetOfRecords } from '#domain/sheets/column.ts';
import { headOf } from '#domain/sheets/heads.ts';
import { planRows, type KnownEntry } from '#domain/sheets/plan-rows.ts';
import type { Cell } from '#domain/sheets/read-cell.ts';

const shops: Collection = {
  id: 'shops',
  titles: { zh: '店铺', en: 'Shops' },
  descriptions: { zh: '', en: '' },
  geometry: 'point',
  group: 'places',
  register: true,
  schema: properties({
    number: text({ zh: '编号', en: 'Number' }, { maxLength: 10 }),
    name: text({ zh: '店名', en: 'Name' }),
    kind: oneOf({ zh: '类型', en: 'Kind' }, { shop: { zh: '店铺', en: 'Shop' }, site: { zh: '工地', en: 'Site' } }),
    signed: optional(day({ zh: '签订日期', en: 'Signed' })),
    open: flag({ zh: '营业', en: 'Open' }),
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  personal: properties({ phone: optional(text({ zh: '联系电话', en: 'Phone' }, { maxLength: 20 })) }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: [],
  columns: [],
  source: 'test',
  order: 1,
};
const sheet = sheetOfCollection(shops);
const defaults = { validFrom: '2026-01-01T00:00:00Z', source: '表', sourceDatum: 'wgs84' };

const known: KnownEntry = {
  id: 'a',
  version: 3,
  content: { number: '1', name: '甲', kind: 'shop', open: true, signed: '2025-05-01', ...defaults },
  geometry: { type: 'Point', coordinates: [119.9, 32.5] },
};
const heads = ['编号*', '店名', '类型', '签订日期', '经度（°）', '纬度', '联系电话'];

function plan(...rows: Cell[][]) {
  return planRows(sheet, [heads, ...rows], [known], defaults);
}

test('a row with a number that is there changes that entry and leaves alone what it does not say', () => {
  const { rows, faults } = plan(['1', '甲记', null, null, null, null, null]);
  expect(faults).toEqual([]);
  expect(rows).toEqual([
    { row: 2, known, content: { ...known.content, name: '甲记' }, geometry: known.geometry, isChange: true },
  ]);
});

test('a row that says what is there already changes nothing', () => {
  const { rows } = plan(['1', '甲', '店铺', '2025/5/1', 119.9, 32.5, null]);
  expect(rows.map(({ isChange }) => isChange)).toEqual([false]);
});

test('any other row makes an entry, with what new entries have', () => {
  const { rows, faults } = plan(['2', '乙', 'Site', null, '119.91', 32.51, '13800000000']);
  expect(faults).toEqual([]);
  expect(rows).toEqual([
    {
      row: 2,
      content: { number: '2', name: '乙', kind: 'site', open: false, ...defaults },
      geometry: { type: 'Point', coordinates: [119.91, 32.51] },
      personal: { phone: '13800000000' },
      isChange: true,
    },
  ]);
});

test('清空 takes away what may be missing, personal fields too, and nothing else', () => {
  const { rows } = plan(['1', null, null, '清空', null, null, '清空']);
  expect(rows[0]!.content).not.toHaveProperty('signed');
  expect(rows[0]!.personal).toEqual({ phone: null });
  const { faults } = plan(['1', '清空', null, null, null, null, null]);
  expect(faults).toEqual([{ row: 2, column: '店名', key: 'name', code: 'notCleared' }]);
});

test('every faulty cell of every row is told, by the row number of the file and the head as it stands there', () => {
  const { rows, faults } = plan(
    ['2', null, '商店', '昨天', 119.9, 32.5, null],
    [null, null, null, null, null, null, null],
    [null, '无号', null, null, null, null, null],
    ['3', '丙', '店铺', null, 32.5, 119.9, null],
    ['4', '丁', '店铺', null, null, null, null],
    ['5', '戊', '店铺', null, 119.9, null, null],
    ['3', '又丙', '店铺', null, 119.9, 32.5, null],
    ['6', '己', '店铺', null, 119.9, 95, null],
  );
  expect(rows.map(({ row }) => row)).toEqual([8]);
  expect(faults.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
    '2 类型 choice',
    '2 签订日期 day',
    '2 店名 missing',
    '4 编号* missing',
    '5 经度（°） swapped',
    '6 经度（°） noPlace',
    '7 纬度 halfPlace',
    '8 编号* twice',
    '9 纬度 latitude',
  ]);
});

test('a head that is none of the register, stands twice or lacks the number stops the table at once', () => {
  const told = (...row: string[]) =>
    planRows(sheet, [row, ['x', 'y']], [], defaults).faults.map(({ column, code }) => `${column} ${code}`);
  expect(told('编号', '手机')).toEqual(['手机 unknownColumn']);
  expect(told('编号', 'number')).toEqual(['number doubleColumn']);
  expect(told('店名')).toEqual(['编号 missingColumn']);
  const { faults } = planRows(
    sheet,
    [
      ['编号', null],
      ['1', '甲'],
    ],
    [known],
    defaults,
  );
  expect(faults).toEqual([{ row: 2, column: 'B', code: 'noHead' }]);
});

test('a number that several entries have names none of them', () => {
  const twin = { ...known, id: 'b' };
  const { faults } = planRows(sheet, [heads, ['1', '甲记', null, null, null, null, null]], [known, twin], defaults);
  expect(faults).toEqual([{ row: 2, column: '编号*', key: 'number', code: 'ambiguous' }]);
});

test('what is drawn is changed by a table, not made by it', () => {
  const lines = sheetOfCollection({ ...shops, geometry: 'line' });
  const table = [
    ['number', 'name', 'kind'],
    ['1', '甲记', null],
    ['9', '壬', 'shop'],
  ];
  const { rows, faults } = planRows(lines, table, [known], defaults);
  expect(rows.map(({ geometry }) => geometry)).toEqual([known.geometry]);
  expect(faults).toEqual([{ row: 3, column: 'number', key: 'number', code: 'notDrawn' }]);
});

test('the heads of every register tell its columns apart', () => {
  const sheets = [
    ...collections.filter(({ register }) => register).map(sheetOfCollection),
    ...recordKinds.map(sheetOfRecords),
  ];
  for (const { id, columns } of sheets) {
    for (const language of ['zh', 'en'] as const) {
      const names = columns.map((column) => headOf(column, language));
      expect([id, new Set(names).size]).toEqual([id, names.length]);
      const { faults } = planRows({ ...sheets.find((one) => one.id === id)! }, [names], [], {});
      expect([id, faults]).toEqual([id, []]);
    }
  }
});
