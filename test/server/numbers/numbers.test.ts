import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import readXlsxFile from 'read-excel-file/node';
import { numberChoices } from '#domain/cases/numbers/choices.ts';
import { factsOf } from '#domain/cases/numbers/facts.ts';
import { groupings } from '#domain/cases/numbers/groups.ts';
import { allSets, type CaseSetId } from '#domain/cases/numbers/sets.ts';
import { countedAt } from '#domain/cases/numbers/memberships.ts';
import { cellQuery, type NumberRow, type NumberTable } from '#domain/cases/numbers/table.ts';
import type { Caller } from '#domain/people/caller.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import { readParameters } from '../../../server/http/parameters.ts';
import { findQueue } from '../../../server/queue/list-cases.ts';
import { readQueue } from '../../../server/queue/read-query.ts';
import type { BulkFeature } from '../../../server/store/store.ts';
import { as } from '../http/callers.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';

const nobody: Caller = { kind: 'visitor', id: '', name: '', by: 'visitor', grants: [], collections: 'all' };

let cases: readonly BulkFeature[];
let city: OpenCity;
beforeAll(async () => {
  const sample = generateSampleCity({ seed: 7, cases: 3000, until: '2026-11-22' });
  cases = [...sample.features('cases')].slice(-1000);
  city = await openCity({ cases });
});
afterAll(() => city?.close());

async function get<T>(url: string): Promise<T> {
  const answer = await city.app.inject({ url, headers: as('leader') });
  expect([url, answer.statusCode]).toEqual([url, 200]);
  return answer.json<T>();
}

/** What `/api/cases` lists for a cell, by the same way as the route. */
async function listed(query: URLSearchParams): Promise<number> {
  const parameters = readParameters(Object.fromEntries(query));
  const asked = readQueue(parameters, city.context, nobody, noon);
  parameters.done();
  const { total, fids } = await findQueue(city.context, asked, 0, 10_000);
  expect(fids).toHaveLength(total);
  return total;
}

async function holdEveryCell(table: NumberTable): Promise<number> {
  let cells = 0;
  const lists = new Map<string, number>();
  const sizeOf = async (query: URLSearchParams): Promise<number> => {
    const key = query.toString();
    const known = lists.get(key) ?? (await listed(query));
    lists.set(key, known);
    return known;
  };
  for (const row of [...table.rows, table.total]) {
    for (const column of table.columns) {
      const cell = row.cells[column.key]!;
      // What stands now belongs to no day.
      if (column.base === undefined && cell.value === null) continue;
      const where = [table.by, row.key, column.key];
      expect([...where, await sizeOf(cellQuery(column, row))]).toEqual([...where, cell.n]);
      if (column.base !== undefined) {
        expect([...where, await sizeOf(cellQuery(column, row, 'base'))]).toEqual([...where, cell.m]);
      }
      cells++;
    }
  }
  return cells;
}

function holdInvariants({ rows, total, columns }: NumberTable): void {
  for (const { key, cells } of [...rows, total]) {
    const n = (column: string): number => cells[column]!.n;
    expect([key, n('closedOnTime') <= n('closed') && n('closed') <= n('dueToClose')]).toEqual([key, true]);
    expect([key, n('handledOnTime') <= n('handled') && n('handled') <= n('dueToHandle')]).toEqual([key, true]);
    expect([key, n('handled') + n('overdue') <= n('dueToHandle')]).toEqual([key, true]);
    for (const column of columns.filter(({ base }) => base !== undefined)) {
      const { value, m } = cells[column.key]!;
      expect([key, column.key, value === null ? m === 0 : value >= 0 && value <= 1]).toEqual([key, column.key, true]);
    }
  }
}

interface Report {
  readonly byUnit: NumberTable;
  readonly bySource: NumberTable;
  readonly columns: string[];
  readonly firstDay: string;
  readonly previous: string;
}

describe('Every number opens the list of exactly the cases it counts', () => {
  test.each([
    ['day', '2026-11-20'],
    ['week', '2026-11-22'],
    ['month', '2026-11-22'],
  ])('in the report of a %s', async (kind, of) => {
    const report = await get<Report>(`/api/numbers/report?kind=${kind}&of=${of}`);
    for (const table of [report.byUnit, report.bySource]) {
      holdInvariants(table);
      expect(await holdEveryCell(table)).toBeGreaterThan(40);
    }
  });

  test.each(Object.keys(groupings))('in a table by %s', async (by) => {
    const period = 'from=2026-11-16T16:00:00Z&to=2026-11-23T16:00:00Z';
    const { table } = await get<{ table: NumberTable }>(`/api/numbers/table?by=${by}&${period}&action=2,3`);
    holdInvariants(table);
    expect(await holdEveryCell(table)).toBeGreaterThan(30);
  });

  test('among the five, also over HTTP', async () => {
    const { five } = await get<{ five: Record<string, Record<string, unknown>> }>('/api/numbers/five');
    const counted: { n: number; query: Record<string, string> }[] = [];
    JSON.stringify(five, (_key, value: { n?: unknown; query?: unknown } | null) => {
      if (typeof value?.n === 'number' && value.query !== undefined) counted.push(value as (typeof counted)[number]);
      return value;
    });
    expect(counted.length).toBeGreaterThan(6);
    for (const { n, query } of counted) {
      const { total } = await get<{ total: number }>(`/api/cases?limit=1&${new URLSearchParams(query)}`);
      expect([query, total]).toEqual([query, n]);
    }
  });
});

test('The index counts what the rules say of the rows themselves', async () => {
  const frame = {
    from: Date.parse('2026-10-31T16:00:00Z') / 1000,
    to: noon / 1000,
    now: noon / 1000,
    choices: numberChoices(city.context.records),
  };
  const { table } = await get<{ table: NumberTable }>(
    '/api/numbers/table?from=2026-10-31T16:00:00Z&to=2026-11-22T04:00:00Z&by=unit',
  );
  const all = cases.map(({ properties }) => factsOf(properties));
  const byRules = (set: CaseSetId, row: NumberRow): number =>
    all.filter((facts) => (row.key === '' || facts.unit === row.key) && countedAt(set, facts, frame) !== 0).length;
  for (const row of [...table.rows.slice(0, 4), table.total]) {
    for (const { key, set } of table.columns)
      expect([row.key, key, row.cells[key]!.n]).toEqual([row.key, key, byRules(set, row)]);
  }
  expect(allSets.filter((set) => byRules(set, table.total) > 0).length).toBeGreaterThan(20);
});

describe('A report', () => {
  test('of a week begins on Monday and knows the one before', async () => {
    const { firstDay, previous } = await get<Report>('/api/numbers/report?kind=week&of=2026-11-22');
    expect([firstDay, previous]).toEqual(['2026-11-16', '2026-11-09']);
  });

  test('as a workbook holds the same numbers, rates as numbers, and says what they are', async () => {
    const report = await get<Report>('/api/numbers/report?kind=month&of=2026-11-22');
    const answer = await city.app.inject({
      url: '/api/numbers/report.xlsx?kind=month&of=2026-11-22',
      headers: as('leader'),
    });
    const sheets = (await readXlsxFile(answer.rawPayload)) as unknown as { sheet: string; data: unknown[][] }[];
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['责任单位', '来源渠道', '口径']);
    const [heads, ...rows] = sheets[0]!.data;
    const total = rows.at(-1)!;
    expect(heads!.slice(0, 4)).toEqual(['责任单位', '上报', '受理', '立案']);
    expect(total.slice(0, 4)).toEqual([
      '合计',
      ...['reported', 'accepted', 'filed'].map((key) => report.byUnit.total.cells[key]!.n),
    ]);
    expect(total[heads!.indexOf('处置率')]).toBeCloseTo(report.byUnit.total.cells['handlingRate']!.value!, 10);
    expect(sheets[2]!.data.find(([name]) => name === '返工率')![4]).toContain('应结案数');
  });
});

describe('A setting', () => {
  test('changes the number and is told with it', async () => {
    const url = '/api/numbers/table?from=2026-11-15T16:00:00Z&to=2026-11-22T04:00:00Z';
    type Answer = { table: NumberTable; choices: { key: string; value: string; isDefault: boolean }[] };
    const before = await get<Answer>(url);
    const after = { value: 'yes', source: '局发〔2026〕12号' };
    const records = [{ kind: 'settings', id: 'numbers.carryOver', base: null, after }];
    const set = await city.context.store.commit({ kind: 'test', note: '', by: 'test', lines: [], records });
    if (!set.ok) throw new Error(set.error.reason);
    await city.context.live.applied(set.value.seq);
    const carried = await get<Answer>(url);
    expect(carried.choices.find(({ key }) => key === 'numbers.carryOver')).toMatchObject({
      value: 'yes',
      isDefault: false,
    });
    const due = (answer: Answer): number => answer.table.total.cells['dueToHandle']!.n;
    expect(due(carried)).toBeGreaterThan(due(before));
    expect(await holdEveryCell(carried.table)).toBeGreaterThan(30);
  });
});
