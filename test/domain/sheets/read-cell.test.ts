import { expect, test } from 'vitest';
import type { SheetColumn } from '#domain/sheets/column.ts';
import { readCell, type Cell } from '#domain/sheets/read-cell.ts';

const column = (kind: SheetColumn['kind'], more: Partial<SheetColumn> = {}): SheetColumn => ({
  key: 'k',
  of: 'properties',
  titles: { zh: '列', en: 'Column' },
  kind,
  required: false,
  ...more,
});

/** The value a cell is read as, or the code of what is wrong. */
function read(column: SheetColumn, cell: Cell): unknown {
  const answer = readCell(column, cell);
  if (!answer.ok) return `fault ${answer.error.code}`;
  return typeof answer.value === 'string' ? answer.value : answer.value.value;
}

const face = (...parts: [number, number, number, number?, number?]): Date => new Date(Date.UTC(...parts));

test('a day is read however people write it, and only if the calendar has it', () => {
  const day = column('day');
  const ways: Cell[] = [
    '2026-03-12',
    '2026/3/12',
    '2026.3.12',
    '2026年3月12日',
    '２０２６-０３-１２',
    face(2026, 2, 12),
  ];
  for (const way of ways) expect(read(day, way)).toBe('2026-03-12');
  for (const none of ['2026-02-31', '12-03-2026', '明天', 45000, face(1899, 11, 30, 8)]) {
    expect(read(day, none)).toBe('fault day');
  }
});

test('an instant without a zone is the time of Shanghai', () => {
  const instant = column('instant');
  for (const way of ['2026-03-12 08:30', '2026年3月12日 8:30', face(2026, 2, 12, 8, 30), '2026-03-12T00:30:00Z']) {
    expect(read(instant, way)).toBe('2026-03-12T00:30:00Z');
  }
  expect(read(instant, '2026-03-12')).toBe('2026-03-11T16:00:00Z');
  expect(read(instant, '2026-03-12 25:00')).toBe('fault instant');
});

test('a text that the spreadsheet made a date or a rounded number is refused, not guessed at', () => {
  expect(read(column('text'), face(2026, 2, 12))).toBe('fault dateInText');
  expect(read(column('text'), 3.21202030050002e16)).toBe('fault longNumber');
  expect(read(column('text'), 13_800_000_000)).toBe('13800000000');
  const clock = column('text', { pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$' });
  // 08:00 as a spreadsheet keeps it, a third of a day.
  expect(read(clock, new Date(Date.UTC(1899, 11, 30) + Math.round(86_400_000 / 3) - 1))).toBe('08:00');
});

test('a choice is read by its word in either language or its key', () => {
  const kind = column('choice', { words: { shop: { zh: '店铺', en: 'Shop' }, site: { zh: '工地', en: 'Site' } } });
  expect(['店铺', ' 店铺　', 'shop', 'SITE'].map((cell) => read(kind, cell))).toEqual(['shop', 'shop', 'shop', 'site']);
  expect(read(kind, '商店')).toBe('fault choice');
});

test('a number is one figure, its unit stands in the head', () => {
  const metres = column('number', { minimum: 0, maximum: 500 });
  expect([12.5, '12.5', '１２', '+3'].map((cell) => read(metres, cell))).toEqual([12.5, 12.5, 12, 3]);
  expect(read(column('number'), '1,200')).toBe(1200);
  expect(['12米', '', true, -1, 501].map((cell) => read(metres, cell))).toEqual([
    'fault number',
    'leave',
    'fault number',
    'fault minimum',
    'fault maximum',
  ]);
  expect(read(column('whole'), 2.5)).toBe('fault whole');
});

test('what looks like a formula is a text, a formula that failed is a fault', () => {
  expect(read(column('text'), '=HYPERLINK("http://evil")')).toBe('=HYPERLINK("http://evil")');
  expect(read(column('text'), '#REF!')).toBe('fault errorCell');
  expect(read(column('number'), '#DIV/0!')).toBe('fault errorCell');
});

test('an empty cell leaves what is there, 清空 takes it away', () => {
  expect([null, '', ' 　'].map((cell) => read(column('text'), cell))).toEqual(['leave', 'leave', 'leave']);
  expect(read(column('day'), '清空')).toBe('clear');
});

test('lengths are counted in characters, and what no database keeps is refused', () => {
  const short = column('text', { maxLength: 3 });
  expect(read(short, '𠮷野家')).toBe('𠮷野家');
  expect(read(short, '四个字呢')).toBe('fault tooLong');
  expect(read(column('text'), 'a\0b')).toBe('fault text');
  expect(read(column('text'), 'a\ud800b')).toBe('fault text');
  expect(read(column('texts'), '甲、乙；丙')).toEqual(['甲', '乙', '丙']);
});
