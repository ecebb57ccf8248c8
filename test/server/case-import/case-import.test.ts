import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { takeJob } from '../../../server/case-import/take-job.ts';
import type { ImportState } from '../../../server/case-import/state.ts';
import { caseList, listHeads } from '../../worlds/case-list.ts';
import { roads } from '../collections/small-city.ts';
import { as } from '../http/callers.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';

let city: OpenCity;
let folder: string;
/** The clock goes on, so that progress is told. */
let clock = noon;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shirong-lists-'));
  city = await openCity({ roads }, { SHIRONG_MEDIA_DIR: folder }, () => (clock += 7));
  await city.context.jobs.work();
});
afterAll(async () => {
  await city?.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await rm(join(folder, 'imports'), { recursive: true, force: true });
});

const receiver = as('receiver');

function bring(content: string | Buffer, headers: Record<string, string> = receiver, name = '来件.csv') {
  const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`;
  return city.app.inject({
    method: 'POST',
    url: '/api/cases/imports',
    headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x' },
    payload: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n--x--\r\n')]),
  });
}

async function stateOf(id: string): Promise<ImportState> {
  return (await city.app.inject({ url: `/api/cases/imports/${id}`, headers: receiver })).json();
}

function ask(method: 'POST' | 'DELETE', path: string, payload?: object) {
  return city.app.inject({ method, url: `/api/cases/imports/${path}`, headers: receiver, ...(payload && { payload }) });
}

async function until(id: string, fits: (state: ImportState) => boolean): Promise<ImportState> {
  for (let i = 0; i < 1000; i++) {
    const state = await stateOf(id);
    if (fits(state)) return state;
    await new Promise((go) => setTimeout(go, 20));
  }
  throw new Error(`it stays: ${JSON.stringify(await stateOf(id))}`);
}

const rests = ({ phase }: ImportState): boolean => phase !== 'looking' && phase !== 'taking';

async function looked(content: string | Buffer, name?: string): Promise<ImportState> {
  const answer = await bring(content, receiver, name);
  expect(answer.json()).toMatchObject({ heads: expect.any(Array) as unknown });
  expect(answer.statusCode).toBe(202);
  return until(answer.json<ImportState>().id, rests);
}

async function take(id: string, expected: number): Promise<ImportState> {
  const answer = await ask('POST', `${id}/take`, { expected });
  expect([answer.statusCode, answer.body]).toMatchObject([202, {}]);
  return until(id, rests);
}

async function entries(
  id: string,
  part: 'faults' | 'marks',
  query = '',
): Promise<{ total: number; entries: object[] }> {
  return (await city.app.inject({ url: `/api/cases/imports/${id}/${part}${query}`, headers: receiver })).json();
}

/** The cases in the city that came with a list. */
async function casesOf(batch: string) {
  const { rows } = await city.context.store.pool.query<{ id: string; properties: Record<string, unknown> }>(
    `select id, properties from feature where collection = 'cases' and properties ->> 'batch' = $1 order by properties ->> 'sourceNumber'`,
    [batch],
  );
  return rows;
}

const line = (cells: Partial<Record<string, string>>, heads = listHeads): string =>
  heads.map((head) => cells[head] ?? sound[head] ?? '').join(',');

const sound: Readonly<Record<string, string>> = {
  上报时间: '2026-11-20 09:30',
  小类: '暴露垃圾',
  来源渠道: '12345',
  经度: '119.9212',
  纬度: '32.4811',
};

const list = (...rows: Partial<Record<string, string>>[]): string =>
  [listHeads.join(','), ...rows.map((row) => line(row))].join('\n');

describe('a list of two thousand rows, each hundredth faulty,', () => {
  test('is looked at to its end, its faults are listed, cancelling leaves nothing, and taking takes the rest', async () => {
    const { csv, faults } = caseList(2_000);
    const before = await city.context.store.lastSeq();
    const state = await looked(csv);
    expect(state).toMatchObject({
      phase: 'looked',
      missing: [],
      found: { rows: 2_000, good: 1_980, faulty: 20, faults: 20, marks: 0, closed: 0 },
    });
    expect(await entries(state.id, 'faults')).toMatchObject({ total: 20, entries: faults });
    expect(await entries(state.id, 'faults', '?offset=18&limit=5')).toMatchObject({ entries: faults.slice(18) });
    expect(await city.context.store.lastSeq()).toBe(before);

    // The job itself, ended when a quarter of its rows is on the way to the database.
    const controller = new AbortController();
    const progress = ({ done }: { done: number }): void => {
      if (done === 1_980 + 500) controller.abort(new Error('ended half-way'));
    };
    const job = takeJob(city.context.config, city.context);
    const half = job.run({ id: state.id, expected: 1_980 }, { signal: controller.signal, by: 'test', progress });
    await expect(half).rejects.toThrow('ended half-way');
    expect(await casesOf(state.id)).toEqual([]);
    expect(await city.context.store.lastSeq()).toBe(before);
    expect(await stateOf(state.id)).toMatchObject({ phase: 'looked' });

    expect(await take(state.id, 1_980)).toMatchObject({ phase: 'taken', taken: { cases: 1_980, seq: before + 1 } });
    const taken = await casesOf(state.id);
    expect(taken.length).toBe(1_980);
    expect(new Set(taken.map(({ properties }) => properties['number'])).size).toBe(1_980);
    for (const { properties } of taken) {
      const day = new Date(Date.parse(properties['reportedAt'] as string) + 8 * 3_600_000).toISOString().slice(0, 10);
      expect(String(properties['number'])).toMatch(new RegExp(`^${day.replaceAll('-', '')}-\\d{4}$`));
      expect(properties).toMatchObject({
        place: expect.stringMatching(/\S/) as unknown,
        batch: state.id,
        sourceDatum: 'wgs84',
      });
      expect(JSON.stringify(properties)).not.toMatch(/1391234|王某/);
    }
    expect(taken[0]!.properties).toMatchObject({
      ...{
        sourceNumber: 'GD00000001',
        className: '道路不洁',
        classCode: '06012',
        status: 'pendingFiling',
        channel: 'patrol',
      },
    });
    expect(taken.find(({ properties }) => properties['channel'] === 'hotline12345')!.properties).toMatchObject({
      ...{ status: 'pendingAcceptance', answerOwed: true, open: true },
    });
    const { rows: callers } = await city.context.store.pool.query(
      `select field, value, count(*)::integer from personal_field where collection = 'cases' group by 1, 2 order by 1`,
    );
    expect(callers).toEqual([
      { field: 'callerName', value: '王某', count: 1_980 },
      { field: 'callerPhone', value: '13912345678', count: 1_980 },
    ]);
    // What is personal in the file went with it.
    expect((await readdir(join(folder, 'imports'))).filter((name) => name.endsWith('.source'))).toEqual([]);
    expect((await ask('POST', `${state.id}/take`, { expected: 1_980 })).statusCode).toBe(409);
  }, 60_000);
});

describe('a few rows', () => {
  test('arrive as one change with a line a case, which every screen follows', async () => {
    const state = await looked(list({ 来源单号: 'A1' }, { 来源单号: 'A2', 经度: '', 纬度: '', 位置描述: '' }));
    expect(state).toMatchObject({ found: { good: 1, faulty: 1 } });
    expect(await entries(state.id, 'faults')).toMatchObject({ entries: [{ row: 3, key: 'place', code: 'noPlace' }] });
    const { taken } = await take(state.id, 1);
    const [change] = await city.context.store.changesAfter(taken!.seq - 1, 1);
    expect(change).toMatchObject({ kind: 'case.report', note: `导入 ${state.id}：1 件`, by: 'person:receiver' });
    expect(change!.lines.map(({ after }) => after!.properties)).toMatchObject([
      { reportedAt: '2026-11-20T01:30:00Z', sourceNumber: 'A1', status: 'pendingAcceptance', batch: state.id },
    ]);
    // The centre's time counts from when the case came to the desk, not from when somebody called.
    expect(Date.parse(String(change!.lines[0]!.after!.properties['stageDueAt']))).toBeGreaterThan(clock);
  });

  test('with a source number that is there, or twice, are marked and taken', async () => {
    const first = await looked(list({ 来源单号: 'B1' }));
    await take(first.id, 1);
    const [there] = await casesOf(first.id);
    const state = await looked(list({ 来源单号: 'B1' }, { 来源单号: 'B2' }, { 来源单号: 'B2' }));
    expect(state).toMatchObject({ found: { good: 3, faulty: 0, marks: 2 } });
    expect(await entries(state.id, 'marks')).toMatchObject({
      total: 2,
      entries: [
        { row: 2, code: 'sourceKnown', number: there!.properties['number'] },
        { row: 4, code: 'sourceTwice', otherRow: 3 },
      ],
    });
    await take(state.id, 3);
    expect(await casesOf(state.id)).toHaveLength(3);
  });

  test('keep their own numbers, which are never drawn again and never given twice', async () => {
    const heads = ['案件编号', ...listHeads];
    const own = (number: string) => [heads.join(','), line({ 案件编号: number }, heads)].join('\n');
    const state = await looked(own('20261120-0777'));
    await take(state.id, 1);
    expect((await casesOf(state.id))[0]!.properties).toMatchObject({ number: '20261120-0777' });
    const again = await looked(own('20261120-0777'));
    expect(await entries(again.id, 'faults')).toMatchObject({
      entries: [{ row: 2, key: 'number', code: 'numberTaken' }],
    });
    const next = await looked(list({}));
    await take(next.id, 1);
    expect((await casesOf(next.id))[0]!.properties).toMatchObject({ number: '20261120-0778' });
  });

  test('of a case closed long ago become a closed case without a clock', async () => {
    const heads = ['状态', '立案时间', '派遣时间', '处置截止时间', '反馈时间', '结案时间', ...listHeads];
    const past = {
      ...{
        状态: '已结案',
        立案时间: '2026-11-20 09:40',
        派遣时间: '2026-11-20 09:50',
        处置截止时间: '2026-11-20 16:50',
      },
      ...{ 反馈时间: '2026-11-20 11:00', 结案时间: '2026-11-20 12:00' },
    };
    const rows = [line(past, heads), line({ ...past, 结案时间: '2026-11-20 10:00' }, heads)];
    const state = await looked([heads.join(','), ...rows].join('\n'));
    expect(state).toMatchObject({ found: { good: 1, faulty: 1, closed: 1 } });
    expect(await entries(state.id, 'faults')).toMatchObject({ entries: [{ row: 3, key: 'closedAt', code: 'order' }] });
    await take(state.id, 1);
    const [closed] = await casesOf(state.id);
    expect(closed!.properties).toMatchObject({
      ...{ status: 'closed', open: false, closedAt: '2026-11-20T04:00:00Z', dueAt: '2026-11-20T08:50:00Z' },
    });
    expect(closed!.properties).not.toHaveProperty('answerOwed');
    expect(closed!.properties).not.toHaveProperty('stageDueAt');
  });

  test('of another system wait until a person has said what its columns are', async () => {
    const csv = 'A,B,C,D\n2026/11/20 9:30,0110,119.9212 32.4811,x\n';
    const state = await looked(csv);
    expect(state).toMatchObject({ phase: 'mapping', missing: ['reportedAt', 'class', 'place', 'channel'] });
    const choices = { mapping: ['reportedAt', 'class', 'position', null], datum: 'gcj02', edition: '2013' };
    const wrong = await ask('POST', `${state.id}/preview`, choices);
    expect([wrong.statusCode, wrong.json()]).toMatchObject([422, { errors: [{ pointer: '/mapping' }] }]);
    const again = await ask('POST', `${state.id}/preview`, { ...choices, channel: 'hotline12319' });
    expect(again.statusCode).toBe(202);
    expect(await until(state.id, rests)).toMatchObject({ phase: 'looked', found: { good: 1 } });
    await take(state.id, 1);
    const { rows } = await city.context.store.pool.query<{ min_lon: number; properties: object }>(
      `select min_lon, properties from feature where properties ->> 'batch' = $1`,
      [state.id],
    );
    expect(rows[0]!.properties).toMatchObject({ classCode: '06010', channel: 'hotline12319', sourceDatum: 'gcj02' });
    expect(rows[0]!.min_lon).toBeCloseTo(119.9166, 3);
  });
});

describe('a file', () => {
  const gbk = Buffer.from(
    'c9cfb1a8cab1bce42cd0a1c0e02cc0b4d4b4c7feb5c02cbeadb6c82cceb3b6c80d0a323032362d31312d32302030393a33302ccaafc2b72c31323334352c3131392e39322c33322e34380d0a',
    'hex',
  );

  test('in the code of Chinese spreadsheets is read as such', async () => {
    const state = await looked(gbk);
    expect(state).toMatchObject({
      heads: ['上报时间', '小类', '来源渠道', '经度', '纬度'],
      found: { rows: 1, faulty: 1 },
    });
    expect(await entries(state.id, 'faults')).toMatchObject({ entries: [{ key: 'class', code: 'unknownClass' }] });
  });

  test('as a workbook is read too, days and codes as the spreadsheet keeps them', async () => {
    const { default: writeXlsx } = await import('write-excel-file/node');
    const rows = [
      ['上报时间', '小类', '类别', '来源渠道', '经度', '纬度'].map((value) => ({ value })),
      [
        { value: new Date('2026-11-20T09:30:00Z'), format: 'yyyy-mm-dd hh:mm' },
        { value: 6010 },
        { value: '事件' },
        { value: 12345 },
        { value: 119.9212 },
        { value: 32.4811 },
      ],
    ];
    const file = await writeXlsx(rows as never).toBuffer();
    const state = await looked(file, '来件.xlsx');
    expect(state).toMatchObject({ phase: 'looked', found: { rows: 1, good: 1 } });
    await take(state.id, 1);
    expect((await casesOf(state.id))[0]!.properties).toMatchObject({
      ...{ reportedAt: '2026-11-20T01:30:00Z', classCode: '06010', channel: 'hotline12345' },
    });
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a head alone', Buffer.from('上报时间,小类\n'), 'empty'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'neither XLSX nor text'],
    ['an archive of something else', Buffer.from('PK\x03\x04 nothing of the kind'), 'no workbook'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old or encrypted'],
  ])('that holds %s is refused with a word why, and not kept', async (_name, bytes, word) => {
    const answer = await bring(bytes);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      422,
      { detail: expect.stringContaining(word) as unknown, errors: [{ pointer: '/file' }] },
    ]);
    expect(await readdir(join(folder, 'imports'))).toEqual([]);
  });

  test('with a quote that never closes is looked at up to there and says so', async () => {
    const state = await looked(`${list({})}\n"2026-11-20,暴露`);
    expect(state).toMatchObject({ phase: 'failed', error: expect.stringContaining('quotation mark') as unknown });
  });
});

describe('who', () => {
  test('receives no cases brings none, and whoever may receive those of one unit only neither', async () => {
    expect((await bring(list({}), as('dispatcher'))).statusCode).toBe(403);
    expect((await bring(list({}), as('planner'))).statusCode).toBe(403);
  });

  test('forgets a list takes it from the folder with all it held', async () => {
    const { id } = await looked(list({ 联系电话: '13900000000' }));
    expect((await ask('DELETE', id)).statusCode).toBe(204);
    expect(await readdir(join(folder, 'imports'))).toEqual([]);
    const gone = await city.app.inject({ url: `/api/cases/imports/${id}`, headers: receiver });
    expect(gone.statusCode).toBe(404);
  });

  test('asks for what is no import is told so', async () => {
    for (const id of ['x', '..%2f..%2fsettings', '20261122120000-zzzz']) {
      expect((await city.app.inject({ url: `/api/cases/imports/${id}`, headers: receiver })).statusCode).toBe(404);
    }
    expect((await ask('POST', '20261122120000-abcd/take', { expected: 1 })).statusCode).toBe(404);
  });

  test('takes another number of cases than the preview promised is told to look again', async () => {
    const { id } = await looked(list({}));
    expect((await ask('POST', `${id}/take`, { expected: 2 })).statusCode).toBe(409);
    expect((await ask('POST', `${id}/cancel`)).statusCode).toBe(409);
  });
});
