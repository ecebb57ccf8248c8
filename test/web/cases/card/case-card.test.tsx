import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseAct } from '#domain/cases/acts.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import type { Feature } from '#domain/feature.ts';
import { CaseCard } from '../../../../web/cases/card/case-card.tsx';
import { aCase, server, show, useCases, world } from '../world.tsx';

useCases();

const acted = vi.fn<(act: CaseAct, cases: readonly Feature[], preset?: ActInput) => void>();
const opened = vi.fn<(ref: string) => void>();
beforeEach(() => {
  acted.mockClear();
  opened.mockClear();
});

async function open(language: 'zh' | 'en' = 'zh') {
  show(<CaseCard caseRef="20261122-0007" onAct={acted} onOpenCase={opened} onClose={() => undefined} />, language);
  await screen.findByRole('heading', { level: 2 });
}
const part = (name: string) => within(screen.getByRole('region', { name }));
const before = 'a'.repeat(64);
const after = 'b'.repeat(64);

describe('the card of a case', () => {
  it('says what it is, how long is left by its own calendar, where it is and whom to call', async () => {
    await open();
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('暴露垃圾');
    expect(screen.getAllByText('剩2工作时10分')).toHaveLength(2);
    const clock = part('时限');
    expect(clock.getByText('2026-11-22 14:10')).toBeDefined();
    expect(clock.getByText('4工作时', { exact: false })).toBeDefined();
    const place = part('位置与责任');
    expect(place.getByText('坡子街，人民路口向南50米，路东')).toBeDefined();
    const phone = await place.findByRole('link', { name: '0523-1' });
    expect(phone.getAttribute('href')).toBe('tel:0523-1');
    expect(place.getByText('王莉')).toBeDefined();
  });

  it("names the unit's duty phone where the case was sent elsewhere than to the zone's own unit", async () => {
    world.cases = [aCase({ unit: '二中队' })];
    await open();
    expect(await screen.findByRole('link', { name: '0523-86880001' })).toBeDefined();
    expect(screen.getByText('单位值班电话')).toBeDefined();
  });

  it('shows photos before and after side by side, and what is to be marked of each', async () => {
    world.cases = [
      aCase({ photos: [before], photosAfter: [after], photoFlags: [`far:${after}`, `noTime:${after}`, `noTime:x`] }),
    ];
    await open();
    const photos = screen.getByRole('region', { name: '照片' });
    const side = (name: string) => photos.querySelector(`[data-side=${name}]`)!;
    expect(side('before').querySelectorAll('img')).toHaveLength(1);
    expect(side('before').querySelector('[data-grave]')).toBeNull();
    expect(side('after').querySelector('img')!.getAttribute('src')).toContain(after);
    expect([...side('after').querySelectorAll('figcaption span')].map(({ textContent }) => textContent)).toEqual([
      '处置后照片',
      '距案件点过远',
      '无拍摄时间',
    ]);
    expect(side('after').querySelectorAll('[data-grave]')).toHaveLength(1);
  });

  it('shows the caller only when asked, to those who may, and says that the look is logged', async () => {
    await open();
    expect(world.asked.some(({ pathname }) => pathname.endsWith('/personal'))).toBe(false);
    fireEvent.click(await screen.findByRole('button', { name: '查看来电人' }));
    expect(await screen.findByText('13800000000')).toBeDefined();
    expect(part('来电人').getByText('每次查看都会记录')).toBeDefined();
  });

  it('has no caller for seats that do not speak to callers', async () => {
    world.seat = 'dispatcher';
    await open();
    await screen.findByRole('link', { name: '0523-1' });
    expect(screen.queryByRole('region', { name: '来电人' })).toBeNull();
  });

  it("lists every source, the merged ones' too, and answers each caller on its own", async () => {
    const child = aCase({ number: '20261122-0009', sourceNumber: 'TZ-900', answerOwed: true, status: 'merged' }, 'm1');
    world.cases = [aCase({ merges: 1 })];
    world.merged = [child];
    await open();
    const sources = part('来源与答复');
    expect(sources.getByText(/来源单号TZ-881/)).toBeDefined();
    expect(sources.getByText(/来源单号TZ-900/)).toBeDefined();
    fireEvent.click(sources.getByRole('button', { name: '20261122-0009' }));
    expect(opened).toHaveBeenCalledExactlyOnceWith('20261122-0009');
    fireEvent.click(await sources.findByRole('button', { name: '答复' }));
    expect(acted).toHaveBeenCalledExactlyOnceWith('case.answer', [child]);
  });

  it('leads from a merged case to the one it went into', async () => {
    world.cases = [aCase({ status: 'merged', mergedInto: '20261122-0001' })];
    await open();
    fireEvent.click(screen.getByRole('button', { name: '20261122-0001' }));
    expect(opened).toHaveBeenCalledExactlyOnceWith('20261122-0001');
  });

  it('shows a pending request with the ways to decide it that the reader has', async () => {
    world.cases = [aCase({ request: 'extension', requestStep: 'centre', requestReason: '等待材料' })];
    world.acts = ['case.approve-extension', 'case.refuse-request', 'case.note'];
    await open();
    const request = part('待审批申请');
    expect(request.getByText('理由：等待材料')).toBeDefined();
    expect(request.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['批准延期', '不同意申请']);
    fireEvent.click(request.getByRole('button', { name: '批准延期' }));
    expect(acted.mock.calls[0]![0]).toBe('case.approve-extension');
  });

  it('offers a likely duplicate to merge into with one click, and never itself', async () => {
    world.cases = [aCase({ status: 'pendingFiling' })];
    world.acts = ['case.file', 'case.merge'];
    const like = { className: '暴露垃圾', status: 'handling', place: '坡子街', reportedAt: '2026-11-22T01:00:00Z' };
    world.arrival = {
      ...world.arrival,
      duplicates: [
        { ...like, id: 'c1', number: '20261122-0007', metres: 0 },
        { ...like, id: 'd1', number: '20261122-0003', metres: 12 },
      ],
    };
    await open();
    const duplicates = within(await screen.findByRole('region', { name: '疑似重复' }));
    expect(duplicates.getAllByRole('button', { name: '并入此案' })).toHaveLength(1);
    fireEvent.click(duplicates.getByRole('button', { name: '并入此案' }));
    expect(acted).toHaveBeenCalledExactlyOnceWith('case.merge', [world.cases[0]], { into: '20261122-0003' });
  });

  it('names the other open cases around it', async () => {
    server.use(
      http.get('/api/cases', ({ request }) => {
        expect(new URL(request.url).searchParams.get('open')).toBe('true');
        const cases = [aCase(), aCase({ number: '20261122-0011', place: '人民路' }, 'n1')];
        return HttpResponse.json({ total: 2, cases, seq: 1, at: '2026-11-22T04:00:00Z' });
      }),
    );
    await open();
    const near = within(await screen.findByRole('region', { name: '附近未结案件' }));
    expect(near.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['20261122-0011']);
  });

  it('puts itself on the clipboard as text', async () => {
    const written = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: written } });
    await open();
    await screen.findByRole('link', { name: '0523-1' });
    fireEvent.click(screen.getByRole('button', { name: '复制文字' }));
    await waitFor(() => expect(written).toHaveBeenCalledOnce());
    expect(written.mock.calls[0]![0]).toContain('处置截止时间：2026-11-22 14:10（剩2工作时10分）');
    expect(written.mock.calls[0]![0]).toContain('岗位电话：0523-1 王莉');
  });

  it('says that there is no such case, or that it could not be fetched, with a next step', async () => {
    world.cases = [];
    show(<CaseCard caseRef="20261122-0099" onAct={acted} onOpenCase={opened} />);
    expect(await screen.findByText('没有这个案件')).toBeDefined();
  });
});
