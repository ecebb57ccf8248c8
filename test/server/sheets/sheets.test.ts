import { afterAll, beforeAll, expect, test } from 'vitest';
import { xlsxType } from '../../../server/sheets/sheet-body.ts';
import { readTable } from '../../../server/sheets/read-table.ts';
import { bins, roads } from '../collections/small-city.ts';
import { as } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { workbook } from './workbook.ts';

let city: OpenCity;
beforeAll(async () => {
  city = await openCity({ roads, 'litter-bins': bins });
});
afterAll(() => city.close());

interface Report {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  faultCount: number;
  faults: { row: number; column?: string; code: string; detail: string }[];
  seq: number;
  entries: { id: string; version: number; created: boolean }[];
  errors: unknown[];
  detail: string;
}

async function send(register: string, mode: 'check' | 'take', rows: unknown[][] | Buffer, headers: object = {}) {
  const answer = await city.app.inject({
    method: 'POST',
    url: `/api/sheets/${register}?mode=${mode}&name=${encodeURIComponent('果皮箱.xlsx')}`,
    payload: Buffer.isBuffer(rows) ? rows : await workbook(rows),
    headers: { 'content-type': xlsxType, ...headers },
  });
  return { status: answer.statusCode, body: answer.json<Report>(), text: answer.body };
}

async function bin(id: string): Promise<{ version: number; geometry: object; properties: Record<string, unknown> }> {
  return (await city.app.inject(`/api/features/litter-bins/${id}`)).json();
}

const heads = ['部件编号*', '道路*', '路侧', '类型', '部件状态', '责任单位', '普查日期', '经度（°）', '纬度（°）'];
const numberOf = (i: number): string => `32120203005${String(i).padStart(6, '0')}`;

test('a table changes the entries it names, makes the others, and is one change', async () => {
  const rows = [
    heads,
    [numberOf(0), '人民路', null, null, null, null, null, null, null],
    [numberOf(1), null, null, null, null, null, '2026年3月12日', 119.95, 32.55],
    [numberOf(100), '海陵路', '路西', '单桶箱', '完好', '环卫处', new Date(Date.UTC(2026, 2, 1)), 119.92, 32.49],
    [numberOf(2), '坡子街', null, '分类箱', null, null, null, null, null],
  ];
  const checked = await send('litter-bins', 'check', rows);
  expect([checked.status, checked.body]).toEqual([
    200,
    { rows: 4, created: 1, updated: 2, unchanged: 1, personal: { created: 0, updated: 0 }, faultCount: 0, faults: [] },
  ]);
  expect((await bin('bin-00')).version).toBe(1);

  const before = city.context.live.seq;
  const taken = await send('litter-bins', 'take', rows);
  expect(taken.status).toBe(201);
  expect(taken.body).toMatchObject({ created: 1, updated: 2, unchanged: 1 });
  expect(taken.body.entries.map(({ version, created }) => [version, created])).toEqual([
    [2, false],
    [2, false],
    [1, true],
  ]);
  expect((await bin('bin-00')).properties).toEqual({ ...bins[0]!.properties, road: '人民路' });
  expect((await bin('bin-01')).geometry).toEqual({ type: 'Point', coordinates: [119.95, 32.55] });
  const { id } = taken.body.entries[2]!;
  expect((await bin(id)).properties).toEqual({
    number: numberOf(100),
    road: '海陵路',
    side: 'west',
    kind: 'single',
    state: 'intact',
    unit: '环卫处',
    surveyedOn: '2026-03-01',
    validFrom: '2026-11-22T04:00:00Z',
    source: '果皮箱.xlsx',
    sourceDatum: 'wgs84',
  });
  expect((await bin('bin-02')).version).toBe(1);
  expect(city.context.live.seq).toBe(before + 1);
});

test('nothing is taken while any row is wrong, and each is named by row, column and what to do', async () => {
  const rows = [
    heads,
    [numberOf(3), '人民路', null, null, null, null, null, null, null],
    [32120203005000100, '路', '东', '分类箱', '完好', '处', null, 119.9, 32.5],
    [numberOf(200), '路', '上面', '分类箱', '完好', '处', null, 32.5, 119.9],
    ['12', '路', '路东', '分类箱', '完好', '处', null, 119.9, 32.5],
  ];
  const { status, body } = await send('litter-bins', 'take', rows);
  expect(status).toBe(422);
  expect(body.errors).toEqual([
    {
      row: 3,
      column: '部件编号*',
      detail:
        'was made a number by the spreadsheet and lost its last digits; format the column as text and type it anew',
    },
    { row: 3, column: '路侧', detail: 'is none of the choices; see the notes of the template' },
    { row: 4, column: '路侧', detail: 'is none of the choices; see the notes of the template' },
    { row: 4, column: '经度（°）', detail: 'stands in the place of the latitude; exchange the two' },
    {
      row: 5,
      column: '部件编号*',
      detail: 'is not written as this column wants it; see the notes of the template',
    },
  ]);
  expect((await bin('bin-03')).version).toBe(1);
});

test('a text that begins like a formula stays a text, and no formula is kept', async () => {
  const evil = '=cmd|/c calc!A1';
  const rows = [heads.slice(0, 2), [numberOf(4), evil]];
  expect((await send('litter-bins', 'take', rows)).status).toBe(201);
  expect((await bin('bin-04')).properties['road']).toBe(evil);
  const formula = [heads.slice(0, 2), [numberOf(5), { type: 'Formula', value: '=1+1' }]];
  const { body } = await send('litter-bins', 'check', formula);
  expect(body.faults).toEqual([
    {
      row: 2,
      column: '道路*',
      code: 'formula',
      detail: 'holds a formula without its value; open the file in a spreadsheet and save it',
    },
  ]);
});

test('the same key and table have one effect; another table under it is refused', async () => {
  const rows = await workbook([heads.slice(0, 2), [numberOf(6), '迎春路']]);
  const key = { 'idempotency-key': 'once' };
  const first = await send('litter-bins', 'take', rows, key);
  const again = await send('litter-bins', 'take', rows, key);
  expect([first.status, again.status, again.body.seq]).toEqual([201, 201, first.body.seq]);
  expect(again.body.entries).toEqual(first.body.entries);
  expect((await bin('bin-06')).version).toBe(2);
  const other = await send('litter-bins', 'take', [heads.slice(0, 2), [numberOf(6), '东风路']], key);
  expect(other.status).toBe(422);
});

test('records are taken too, held against each other and against those that are there', async () => {
  const rows = [
    ['名称', '责任单位', '上岗', '离岗', '每班人数', '周一', '周二'],
    ['早班', '城管一中队', '06:00', '14:00', 3, '是', '√'],
    ['夜班', '城管一中队', '22:00', '24:00', 2, null, '否'],
  ];
  const taken = await send('shift-plans', 'take', rows);
  expect([taken.status, taken.body.created]).toEqual([201, 2]);
  const { records } = (await city.app.inject('/api/records/shift-plans')).json<{
    records: { content: Record<string, unknown> }[];
  }>();
  expect(records.find(({ content }) => content['name'] === '早班')?.content).toMatchObject({
    startsAt: '06:00',
    monday: true,
    tuesday: true,
    sunday: false,
  });
  const wrong = await send('shift-plans', 'check', [rows[0]!, ['早班', null, '25:00', null, null, null, null]]);
  expect(wrong.body.faults).toMatchObject([{ row: 2, column: '上岗', code: 'pattern' }]);
  const changed = await send('shift-plans', 'take', [rows[0]!, ['早班', null, null, null, 5, null, '否']]);
  expect([changed.status, changed.body]).toMatchObject([201, { created: 0, updated: 1 }]);
});

test('a roster and stand-ins for a day come as tables, each row held against the shifts and the roster', async () => {
  const plans = ['名称', '责任单位', '上岗', '离岗', '每班人数', '周一', '周日'];
  await send('shift-plans', 'take', [plans, ['市容早班', '一中队', '06:00', '14:00', 2, '是', '是']]);
  const roster = ['岗位编号', '班次名称', '上岗人员', '自', '至'];
  const wrong = await send('assignments', 'take', [
    roster,
    ['G-1', '市容早班', '王五', '2026-11-01', '2026-10-01'],
    ['G-1', '没有的班', '赵六', '2026-11-01', null],
  ]);
  expect([wrong.status, wrong.body.errors]).toEqual([
    422,
    [
      { row: 2, column: '至', detail: 'lies before the first day' },
      { row: 3, column: '班次名称', detail: 'there is no shift "没有的班"; add it to the shift plans first' },
    ],
  ]);
  expect((await send('assignments', 'take', [roster, ['G-1', '市容早班', '王五', '2026-11-01', null]])).status).toBe(
    201,
  );
  // The same post, shift, person and first day: the row changes the assignment that is there.
  const ended = await send('assignments', 'take', [roster, ['G-1', '市容早班', '王五', '2026-11-01', '2026-12-31']]);
  expect(ended.body).toMatchObject({ created: 0, updated: 1 });
  const days = ['日期', '岗位编号', '班次名称', '被替人员', '替班人员', '事由'];
  const away = await send('stand-ins', 'take', [
    days,
    ['2026-11-22', 'G-1', '市容早班', '王五', '孙七', '病假'],
    ['2026-11-23', 'G-1', '市容早班', '王五', '孙七', '病假'],
  ]);
  expect([away.status, away.body.created]).toEqual([201, 2]);
  const nobody = await send('stand-ins', 'check', [days, ['2026-11-22', 'G-2', '市容早班', '王五', '孙七', null]]);
  expect(nobody.body.faults).toMatchObject([
    { row: 2, column: '被替人员', code: 'other', detail: 'is not assigned to this post and shift on that day' },
  ]);
});

test('the template holds the heads of the register, and reads back as an empty table', async () => {
  const answer = await city.app.inject('/api/sheets/litter-bins/template.xlsx');
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, xlsxType]);
  const table = await readTable(answer.rawPayload, 5_000);
  expect(table.ok && table.value.rows).toEqual([
    expect.arrayContaining(['部件编号*', '路侧*', '普查日期', '经度（°）', '纬度（°）']),
  ]);
  const english = await city.app.inject('/api/sheets/litter-bins/template.xlsx?language=en');
  const told = await readTable(english.rawPayload, 5_000);
  expect(told.ok && told.value.rows[0]).toContain('Component number*');
});

test('what is no register of tables, or no workbook, is told apart', async () => {
  const post = (url: string, payload: Buffer, type = xlsxType) =>
    city.app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } });
  for (const register of ['cases', 'zones', 'people', 'nothing']) {
    expect((await post(`/api/sheets/${register}?mode=check`, Buffer.from(''))).statusCode).toBe(404);
  }
  const csv = await post('/api/sheets/litter-bins?mode=check', Buffer.from('编号,道路'));
  expect([csv.statusCode, csv.json<Report>().detail]).toEqual([
    422,
    'The file is not an XLSX workbook, or is damaged. Save it as .xlsx and send it again.',
  ]);
  expect((await post('/api/sheets/litter-bins?mode=check', Buffer.from('{}'), 'application/json')).statusCode).toBe(
    415,
  );
  expect((await post('/api/sheets/litter-bins?mode=do', Buffer.from('x'))).statusCode).toBe(400);
  const large = await post('/api/sheets/litter-bins?mode=check', Buffer.alloc(21 * 1024 * 1024));
  expect(large.statusCode).toBe(413);
});

test('contacts of 责任人 are kept apart: in no answer, no feature, no journal entry and no log', async () => {
  const lines: string[] = [];
  const other = await openCity({}, {}, undefined, { write: (line: string) => void lines.push(line) });
  try {
    const heads = [
      '责任人编号',
      '店铺或单位名称',
      '类型',
      '道路',
      '门牌号',
      '路侧',
      '经度',
      '纬度',
      '联系人',
      '联系电话',
    ];
    const shop = (number: string, phone: string, ...more: string[]) => {
      return [number, `店${number}`, '店铺', '坡子街', '12-3', '路东', 119.92, 32.49, '张三丰', phone, ...more];
    };
    const post = async (mode: string, rows: unknown[][], headers: object = {}) =>
      other.app.inject({
        method: 'POST',
        url: `/api/sheets/liable-parties?mode=${mode}`,
        payload: await workbook(rows),
        headers: { 'content-type': xlsxType, ...headers },
      });
    const long = '1'.repeat(40);
    const faulty = await post('take', [heads, shop('1', long), shop('13812345678', '13912345678')]);
    expect(faulty.json<Report>().errors).toEqual([
      { row: 2, column: '联系电话', detail: 'has more than 30 characters' },
      ...['责任人编号', '店铺或单位名称'].map((column) => ({
        row: 3,
        column,
        detail: 'holds a telephone number; put it into the personal columns',
      })),
    ]);
    const taken = await post('take', [heads, shop('1', '13912345678'), shop('2', '0523-8688 1234')]);
    expect(taken.json()).toMatchObject({ created: 2, personal: { created: 2, updated: 0 } });
    const { id } = taken.json<Report>().entries[0]!;
    const personal = await other.app.inject({
      url: `/api/features/liable-parties/${id}/personal`,
      headers: as('planner'),
    });
    expect(personal.body).toContain('13912345678');
    const checked = await post('check', [heads, shop('1', '13912345679')]);
    expect(checked.json()).toMatchObject({ updated: 1, personal: { created: 0, updated: 1 } });
    const feature = await other.app.inject(`/api/features/liable-parties/${id}`);
    const journal = JSON.stringify(await other.context.store.changesAfter(0, 10));
    for (const text of [faulty.body, taken.body, checked.body, feature.body, journal, lines.join('')]) {
      for (const secret of ['1391234567', '8688', '张三丰', long]) expect(text).not.toContain(secret);
    }
  } finally {
    await other.close();
  }
});
