import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { openDesk, server, useDesk, world, written } from './desk.tsx';

useDesk();

const row = async (name: string) => (await screen.findByRole('button', { name })).closest('tr') as HTMLTableRowElement;

describe('the settings', () => {
  it('show what holds and by which source, the bureau’s own marked', async () => {
    world.records['settings'] = [
      { id: 'repeat.metres', version: 1, content: { value: 80, source: '局务会纪要〔2026〕3号' } },
    ];
    await openDesk('/admin/settings');
    const own = await row('反复点位：范围');
    expect([...own.cells].map((cell) => cell.textContent)).toEqual([
      '反复点位：范围',
      '80 米本局设定',
      '局务会纪要〔2026〕3号',
    ]);
    expect((await row('反复点位：时段')).cells[1]!.textContent).toBe('30 天');
  });

  it('are changed only within their range and with a source', async () => {
    await openDesk('/admin/settings/repeat.metres');
    const value = await screen.findByRole('textbox', { name: /^值/ });
    fireEvent.change(value, { target: { value: '5000 m' } });
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('请填写')).toBeDefined();
    expect(value.getAttribute('aria-invalid')).toBe('true');
    expect(written).toHaveLength(0);
    fireEvent.change(value, { target: { value: '80 米' } });
    fireEvent.change(screen.getByRole('textbox', { name: /^依据/ }), { target: { value: '局务会纪要' } });
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(written).toHaveLength(1));
    expect(written[0]!.body).toMatchObject({
      kind: 'settings.create',
      records: [{ kind: 'settings', id: 'repeat.metres', base: null, after: { value: 80, source: '局务会纪要' } }],
    });
  });

  it('go back to the default, and undo brings the bureau’s value again', async () => {
    world.records['settings'] = [{ id: 'repeat.metres', version: 2, content: { value: 80, source: '纪要' } }];
    await openDesk('/admin/settings/repeat.metres');
    fireEvent.click(await screen.findByRole('button', { name: '恢复默认（50 米）' }));
    await waitFor(() => expect(world.records['settings']).toEqual([]));
    const said = await screen.findByText('已恢复默认');
    fireEvent.click(within(said.parentElement!).getByRole('button', { name: '撤销' }));
    await waitFor(() => expect(world.records['settings']![0]!.content).toEqual({ value: 80, source: '纪要' }));
  });
});

describe('the calendars', () => {
  it('begin with the standard ones; a changed one is kept under the same id', async () => {
    await openDesk('/admin/calendars/office');
    expect((await row('机关')).cells[1]!.textContent).toBe('08:00–12:00、14:00–18:00');
    fireEvent.change(screen.getAllByRole('textbox', { name: '自' })[1]!, { target: { value: '13:30' } });
    fireEvent.change(screen.getByRole('textbox', { name: /^依据/ }), { target: { value: '冬季作息通知' } });
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(written).toHaveLength(1));
    expect(written[0]!.body).toMatchObject({
      records: [
        {
          kind: 'calendars',
          id: 'office',
          base: null,
          after: {
            zh: '机关',
            hours: [
              ['08:00', '12:00'],
              ['13:30', '18:00'],
            ],
            workdaysOnly: true,
            source: '冬季作息通知',
          },
        },
      ],
    });
  });

  it('have hours of their own in a season, and what is wrong with one is said at its place', async () => {
    await openDesk('/admin/calendars/office');
    fireEvent.click(await screen.findByRole('button', { name: '添加季节' }));
    const season = within(screen.getByRole('group', { name: '季节 1' }));
    const typed = (name: string, value: string, nth = 0) =>
      fireEvent.change(season.getAllByRole('textbox', { name })[nth]!, { target: { value } });
    typed('起（月-日）', '06-01');
    typed('止（月-日）', '09-31');
    typed('自', '15:00', 1);
    typed('至', '18:30', 1);
    fireEvent.change(screen.getByRole('textbox', { name: /^依据/ }), { target: { value: '夏季作息通知' } });
    const errors = [{ pointer: '/records/0/after/seasons/0', detail: 'is no day of the year' }];
    server.use(
      http.post('/api/changes', () => HttpResponse.json({ title: 'Not processable', errors }, { status: 422 }), {
        once: true,
      }),
    );
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('一年中没有这一天')).toBeDefined();

    typed('止（月-日）', '09-30');
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(world.records['calendars']).toHaveLength(1));
    expect(world.records['calendars']![0]!.content).toMatchObject({
      seasons: [
        {
          from: '06-01',
          to: '09-30',
          hours: [
            ['08:00', '12:00'],
            ['15:00', '18:30'],
          ],
        },
      ],
    });
    expect(await screen.findByText('06-01 至 09-30：08:00–12:00、15:00–18:30')).toBeDefined();
  });
});
