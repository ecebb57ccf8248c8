import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw/http';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { ShownFinding } from '../../../web/checks/api.ts';
import type { Treatment } from '../../../web/checks/slots.ts';
import { Treated } from '../../../web/checks/treat/treated.tsx';
import { TreatFindings } from '../../../web/checks/treat/treat-findings.tsx';
import { server, world, written } from '../screens/admin/desk.tsx';
import { aFinding, lastWritten, openChecks, reported, signRule, useTreatment } from './treat-world.tsx';

useTreatment();

/** The desk as far as treating findings goes. */
function Desk({ findings }: { readonly findings: readonly ShownFinding[] }) {
  const [asked, setAsked] = useState<Treatment>();
  return <TreatFindings findings={findings} rule={signRule} asked={asked} onAsk={setAsked} onDone={() => undefined} />;
}
const treat = (findings: readonly ShownFinding[] = [aFinding()]) => openChecks('/checks', <Desk findings={findings} />);
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const dialog = async (name: string | RegExp) => within(await screen.findByRole('dialog', { name }));
const submit = (inside: Awaited<ReturnType<typeof dialog>>, name: string) =>
  fireEvent.click(inside.getByRole('button', { name }));

describe('a case made of a finding', () => {
  it('takes class, place and sentence from the finding, stands where the sign is missing and names the finding', async () => {
    await treat();
    await press('上报案件');
    const form = await dialog('问题 128：上报案件');
    await waitFor(() =>
      expect(form.getByRole('combobox', { name: /案件小类/ })).toHaveProperty('value', '暴露垃圾 06010'),
    );
    submit(form, '上报');
    await waitFor(() => expect(reported).toHaveLength(1));
    expect(reported[0]!.body).toEqual({
      classKind: 'matter',
      classCode: '06010',
      classStandard: 'GB/T 47678.5-2026',
      channel: 'check',
      finding: '128',
      lon: 119.92,
      lat: 32.484,
      place: '青年路，人民路—迎春路',
      description:
        '检查问题128。青年路，人民路—迎春路：897 米内无有效提示牌，限 500 米。增设 1 块：青年路，人民路口向南450米。',
    });
    expect(await screen.findByText('已上报案件 20261122-0050，现为待受理')).toBeDefined();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('of something displaced says that closing needs the photo after and a new survey', async () => {
    const to = { lon: 119.9201, lat: 32.4801, words: '许可点位' };
    const kiosk = aFinding({
      geometry: { type: 'Point', coordinates: [119.921, 32.481] },
      remedy: { do: 'move', to, metres: 12, bearing: 90 },
    });
    await treat([kiosk]);
    await press('上报案件');
    const form = await dialog(/上报案件/);
    const said = (form.getByLabelText('问题描述') as HTMLTextAreaElement).value;
    expect(said).toContain('结案须附归位后照片，并重新测量点位');
    submit(form, '上报');
    await waitFor(() => expect(reported).toHaveLength(1));
    expect(reported[0]!.body).toMatchObject({ lon: 119.921, lat: 32.481 });
  });

  it('is sent again under the same key where the answer was lost, and says why it was refused', async () => {
    let tries = 0;
    server.use(
      http.post('/api/cases', async ({ request }) => {
        reported.push({ body: {}, key: request.headers.get('idempotency-key') });
        tries++;
        return tries === 1
          ? HttpResponse.json({ title: 'Bad gateway' }, { status: 502 })
          : HttpResponse.json({ title: 'Forbidden' }, { status: 403 });
      }),
    );
    await treat();
    await press('上报案件');
    const form = await dialog(/上报案件/);
    await waitFor(() =>
      expect(form.getByRole('combobox', { name: /案件小类/ })).toHaveProperty('value', '暴露垃圾 06010'),
    );
    submit(form, '上报');
    expect(await form.findByText('连不上服务器')).toBeDefined();
    submit(form, '上报');
    expect(await form.findByText('没有权限，未保存')).toBeDefined();
    expect(reported[0]!.key).toBe(reported[1]!.key);
  });
});

describe('an accepted exception', () => {
  const accept = async (reason: string) => {
    await press('列为例外');
    const form = await dialog('列为例外');
    const send = form.getByRole('button', { name: '列为例外' });
    expect(send).toHaveProperty('disabled', true);
    fireEvent.change(form.getByLabelText(/理由/), { target: { value: reason } });
    await waitFor(() => expect(send).toHaveProperty('disabled', false));
    fireEvent.click(send);
    await waitFor(() => expect(written).toHaveLength(1));
  };

  it('needs a reason and holds thirty days where nobody says otherwise', async () => {
    await treat();
    await accept('地铁施工，路面封闭');
    expect(lastWritten()).toMatchObject({
      kind: 'finding.except',
      records: [
        {
          kind: 'finding-exceptions',
          base: null,
          after: {
            finding: '128',
            rule: 'signs-spacing',
            owner: 'street 青年路',
            place: '青年路，人民路—迎春路',
            reason: '地铁施工，路面封闭',
            until: '2026-12-22',
          },
        },
      ],
    });
  });

  it('of several findings is one change, and one that holds already is prolonged', async () => {
    const held = {
      finding: '128',
      rule: 'signs-spacing',
      owner: 'street 青年路',
      place: '青年路',
      reason: '旧',
      until: '2026-11-30',
    };
    world.records['finding-exceptions'] = [{ id: 'e1', version: 4, content: held }];
    await treat([aFinding(), aFinding({ id: '129', owner: 'street 海陵路' })]);
    await accept('大修');
    const { records } = lastWritten() as unknown as { records: Array<Record<string, unknown>> };
    expect(records.map(({ id, base }) => [id, base])).toEqual([
      ['e1', 4],
      [undefined, null],
    ]);
    expect(records[0]!['after']).toMatchObject({ reason: '大修', until: '2026-12-22' });
  });

  it('can be ended before its day; it is remembered that it once held', async () => {
    const held = { finding: '128', rule: 'signs-spacing', owner: 'o', place: 'p', reason: '施工', until: '2026-12-01' };
    const past = { ...held, reason: '更早的施工', until: '2026-03-01' };
    world.records['finding-exceptions'] = [
      { id: 'e0', version: 1, content: past },
      { id: 'e1', version: 1, content: held },
    ];
    const finding = aFinding({ treat: { cases: [], lists: [], exception: { reason: '施工', until: '2026-12-01' } } });
    await openChecks('/checks', <Treated finding={finding} onDone={() => undefined} />);
    expect(await screen.findByText('曾列为例外，至 2026-03-01：更早的施工')).toBeDefined();
    await press('提前结束');
    await waitFor(() => expect(written).toHaveLength(1));
    expect(lastWritten().records[0]!.after).toMatchObject({ reason: '施工', until: '2026-11-21' });
  });
});

describe('a finding on a work list', () => {
  it('goes on a new list under the rule’s name, with place and sentences as they stand', async () => {
    await treat([aFinding(), aFinding({ id: '129', unit: '二中队' })]);
    await press('加入整改清单');
    const form = await dialog('2 处问题加入整改清单');
    expect(form.getByLabelText(/清单名称/)).toHaveProperty('value', '提示牌间距 2026-11-22');
    const send = form.getByRole('button', { name: '加入' });
    await waitFor(() => expect(send).toHaveProperty('disabled', false));
    fireEvent.click(send);
    await waitFor(() => expect(written).toHaveLength(1));
    const list = lastWritten().records[0]!.after as { name: string; unit?: string; items: Array<{ finding: string }> };
    expect(list).toMatchObject({ name: '提示牌间距 2026-11-22' });
    expect(list.unit).toBeUndefined();
    expect(list.items.map(({ finding }) => finding)).toEqual(['128', '129']);
    expect(list.items[0]).toEqual({
      finding: '128',
      rule: 'signs-spacing',
      place: '青年路，人民路—迎春路',
      lon: 119.92,
      lat: 32.484,
      wrong: '青年路，人民路—迎春路：897 米内无有效提示牌，限 500 米',
      remedy: '增设 1 块：青年路，人民路口向南450米',
    });
  });

  it('is said to be done there, and the case beside it shows how it stands now', async () => {
    const item = {
      finding: '128',
      rule: 'signs-spacing',
      place: 'p',
      lon: 119.92,
      lat: 32.48,
      wrong: 'w',
      remedy: 'r',
    };
    world.records['work-lists'] = [{ id: 'l1', version: 2, content: { name: '十一月', items: [item] } }];
    const finding = aFinding({
      treat: {
        cases: [{ id: 'c1', number: '20261122-0050', status: 'pendingAcceptance' }],
        lists: [{ id: 'l1', name: '十一月' }],
      },
    });
    await openChecks('/checks', <Treated finding={finding} onDone={() => undefined} />);
    expect(await screen.findByText('处置中')).toBeDefined();
    const link = screen.getByRole('link', { name: '20261122-0050' });
    expect(link.getAttribute('href')).toBe('/duty?view=all&case=20261122-0050');
    fireEvent.click(await screen.findByRole('checkbox', { name: '报完成' }));
    await waitFor(() => expect(written).toHaveLength(1));
    expect(lastWritten().records[0]).toMatchObject({
      id: 'l1',
      base: 2,
      after: { items: [{ ...item, doneOn: '2026-11-22' }] },
    });
  });
});

describe('who may not, and what is mended', () => {
  it('tells which seats may treat findings', async () => {
    world.seat = 'assessor';
    await treat();
    expect(await screen.findByText(/值班长、派遣员、责任区规划员/)).toBeDefined();
    expect(screen.queryByRole('button', { name: '上报案件' })).toBeNull();
  });

  it('offers nothing for what is mended, and a case for one finding only', async () => {
    await treat([aFinding({ state: 'mended' })]);
    expect(await screen.findByText('已整改，无须处理')).toBeDefined();
  });

  it('leaves out what is mended among several', async () => {
    await treat([aFinding(), aFinding({ id: '129' }), aFinding({ id: '130', state: 'mended' })]);
    expect(await screen.findByText('其中 1 处已整改，不再处理')).toBeDefined();
    expect(screen.getByRole('button', { name: '上报案件' })).toHaveProperty('disabled', true);
  });
});
