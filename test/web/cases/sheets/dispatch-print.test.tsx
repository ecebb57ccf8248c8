import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DispatchPrint } from '../../../../web/cases/sheets/dispatch-print.tsx';
import { aCase, show, useCases, world } from '../world.tsx';

useCases();

const print = (cases: readonly string[], isSample = true) =>
  show(<DispatchPrint city="泰州" isSample={isSample} cases={cases} onBack={() => undefined} />);

describe('dispatch sheets', () => {
  it('say what, where, until when and whom to call, with lines to sign on, and are marked as sample data', async () => {
    print(['20261122-0007']);
    const sheet = within(await screen.findByRole('article'));
    expect(sheet.getByRole('heading').textContent).toBe('泰州城市管理案件派遣单');
    for (const words of [
      '20261122-0007',
      '示意数据',
      '2026-11-22 14:10',
      '坡子街，人民路口向南50米，路东',
      '派遣员',
      '签收人',
      '处置人',
    ]) {
      expect(sheet.getByText(words)).toBeDefined();
    }
    expect(await sheet.findByText('0523-1 王莉')).toBeDefined();
    expect(sheet.getByText('暴露垃圾（06010）')).toBeDefined();
    expect(sheet.getByRole('img', { name: '20261122-0007的位置图' })).toBeDefined();
    expect(world.asked.some(({ pathname }) => pathname.endsWith('/personal'))).toBe(false);
  });

  it('are several in one print, one a case; one that cannot be had is said and keeps none of the others back', async () => {
    world.cases = [aCase(), aCase({ number: '20261122-0008', dueAt: undefined, status: 'pendingDispatch' }, 'c2')];
    print(['20261122-0007', '20261122-0008', '20261122-0099'], false);
    const sheets = await screen.findAllByRole('article');
    expect(sheets).toHaveLength(2);
    expect(within(sheets[1]!).getByText('尚未派遣，未计时')).toBeDefined();
    expect(screen.getByText('1件未能取得')).toBeDefined();
    expect(screen.queryByText('示意数据')).toBeNull();
  });

  it('say that none was chosen', async () => {
    print([]);
    expect(await screen.findByText('没有选定案件')).toBeDefined();
  });
});
