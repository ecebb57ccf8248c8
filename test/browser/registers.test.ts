import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { type RunningServer, startServer } from '../running-server.ts';
import { launchBrowser } from './chromium.ts';
import { RegisterKeeper } from './register-keeper.ts';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([
    startServer({ SHIRONG_SAMPLE_CASES: '200', SHIRONG_SAMPLE_UNTIL: '2026-11-01' }),
    launchBrowser(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const signs = '/registers/reminder-signs?v=15/32.49/119.92';

describe('the register of reminder signs', () => {
  it('takes a sign drawn on the map, corrects it, takes the correction and the sign back', async () => {
    const keeper = await RegisterKeeper.at(browser, server.url, 'planner');
    await keeper.open(signs);
    const before = await keeper.listed();
    await keeper.add();
    await keeper.clickMap(500, 150);
    await keeper.fill('number', 'T-1');
    await keeper.fill('road', '测试路');
    await keeper.choose('side', '路东');
    await keeper.choose('state', '完好');
    await keeper.fill('source', '现场');
    await keeper.save();
    await keeper.lists(before + 1);
    await keeper.sees('T-1', '测试路');

    await keeper.fill('road', '改正路');
    await keeper.save();
    await keeper.sees('T-1', '改正路');
    await keeper.undo();
    await keeper.sees('T-1', '测试路');
    await keeper.undo();
    await keeper.lists(before);
    // Told of a change, the page asks for the sign and learns that it is gone: the browser names that 404 itself.
    expect(keeper.errors.filter((error) => !error.includes('404'))).toEqual([]);
    await keeper.leave();
  });

  it('retires two at once, and keeps them among the retired', async () => {
    const keeper = await RegisterKeeper.at(browser, server.url, 'planner');
    await keeper.open(signs);
    const before = await keeper.listed();
    await keeper.tick('TSP-001');
    await keeper.tick('TSP-002');
    await keeper.retireChosen();
    await keeper.lists(before - 2);
    await keeper.undo();
    await keeper.lists(before);
    expect(keeper.errors).toEqual([]);
    await keeper.leave();
  });

  it('takes a table, once every row is right, and takes the whole table back', async () => {
    const keeper = await RegisterKeeper.at(browser, server.url, 'planner');
    await keeper.open(signs);
    const before = await keeper.listed();
    const heads = ['提示牌编号', '道路', '路侧', '部件状态', '经度', '纬度'];
    const right = [
      ['表-1', '表格路', '路东', '完好', 119.92, 32.49],
      ['表-2', '表格路', '路西', '完好', 119.921, 32.49],
    ];
    const wrong = [...right, ['表-3', '表格路', '上面', '完好', 32.49, 119.92]];
    await keeper.handIn('错.xlsx', await writeXlsxFile([heads, ...wrong]).toBuffer());
    expect(await keeper.sheetFaults()).toEqual([
      ['4', '路侧', '不在可选项中', '按空表“填写说明”中的选项填写'],
      ['4', '经度', '经度和纬度填反了', '对调两列的内容'],
    ]);
    await keeper.handIn('对.xlsx', await writeXlsxFile([heads, ...right]).toBuffer());
    await keeper.takeSheet();
    await keeper.lists(before + 2);
    await keeper.undo();
    await keeper.lists(before);
    expect(keeper.errors.filter((error) => !error.includes('404'))).toEqual([]);
    await keeper.leave();
  });

  it('asks before the back button takes what is not saved', async () => {
    const keeper = await RegisterKeeper.at(browser, server.url, 'planner');
    await keeper.open(signs);
    await keeper.openRow('TSP-005');
    await keeper.openRow('TSP-006');
    await keeper.fill('road', '没有存的路');
    const address = keeper.address;
    await keeper.goBack('stay');
    await expect.poll(() => keeper.address).toBe(address);
    expect(await keeper.typed('road')).toBe('没有存的路');
    await keeper.goBack('leave');
    await expect.poll(() => keeper.entry()).toContain('TSP-005');
    expect(keeper.errors).toEqual([]);
    await keeper.leave();
  });

  it('shows what another saved first, and saves both changes as chosen', async () => {
    const [one, other] = await Promise.all([
      RegisterKeeper.at(browser, server.url, 'planner'),
      RegisterKeeper.at(browser, server.url, 'planner'),
    ]);
    await Promise.all([one.open(signs), other.open(signs)]);
    await Promise.all([one.openRow('TSP-003'), other.openRow('TSP-003')]);
    await one.fill('road', '甲路');
    await other.fill('road', '乙路');
    await other.choose('state', '破损');
    await other.save();
    await one.save({ isRefused: true });
    const words = await one.conflict();
    expect(words).toContain('甲路');
    expect(words).toContain('乙路');
    await one.takeMine('road');
    await one.saveMerged();
    await one.sees('TSP-003', '甲路');
    await other.sees('TSP-003', '甲路');
    expect(await one.row('TSP-003')).toContain('破损');
    // The browser itself names the refused write in its console; nothing else may stand there.
    expect(one.errors.filter((error) => !error.includes('409'))).toEqual([]);
    expect(other.errors).toEqual([]);
    await Promise.all([one.leave(), other.leave()]);
  });

  it('is only looked at by who may not keep it', async () => {
    const viewer = await RegisterKeeper.at(browser, server.url, 'leader');
    await viewer.open(signs);
    await viewer.openRow('TSP-004');
    expect(await viewer.entry()).toContain('只能查看');
    expect(viewer.errors).toEqual([]);
    await viewer.leave();
  });
});
