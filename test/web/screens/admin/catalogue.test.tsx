import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDesk, server, useDesk, world, written } from './desk.tsx';

useDesk();

const standard = 'GB/T 47678.5-2026';
const idOf = (code: string, kind = 'matter') => `gb-t-47678.5-2026_${kind}_${code}`;

/** What the server keeps of the journal, by the id of the record. */
let journal: Record<string, object[]> = {};
beforeEach(() => {
  journal = {};
  server.use(
    http.get('/api/history/records/case-classes/:id', ({ params }) => {
      const entries = journal[String(params['id'])];
      return entries ? HttpResponse.json({ entries }) : HttpResponse.json({ title: 'Not found' }, { status: 404 });
    }),
  );
});

const row = async (name: string) => (await screen.findByRole('button', { name })).closest('tr') as HTMLTableRowElement;
const cells = (of: HTMLTableRowElement) => [...of.cells].map((cell) => cell.textContent);

describe('the catalogue', () => {
  it('shows each class with its limit and where that comes from, the bureau’s own marked', async () => {
    world.records['case-classes'] = [
      {
        id: idOf('06010'),
        version: 1,
        content: {
          standard,
          kind: 'matter',
          code: '06010',
          limitAmount: 2,
          limitUnit: 'workHour',
          source: '局发〔2026〕8号',
        },
      },
    ];
    await openDesk('/admin/catalogue?group=matter+06&by=3');
    expect(cells(await row('暴露垃圾'))).toEqual([
      '暴露垃圾',
      '06010本局设定',
      '2工作时',
      '清扫保洁',
      '3',
      '局发〔2026〕8号',
    ]);
    expect(cells(await row('道路不洁')).slice(1, 3)).toEqual(['06012', '2工作时']);
    expect(cells(await row('废弃车辆'))[5]).toBe('示意：分类标准与地方标准均未规定');
    expect(screen.queryByRole('button', { name: '店外经营' })).toBeNull();
  });

  it('is found by pinyin initials and by code', async () => {
    await openDesk('/admin/catalogue?q=bllj');
    await row('暴露垃圾');
    await waitFor(() => expect(screen.queryByRole('button', { name: '店外经营' })).toBeNull());
    fireEvent.change(screen.getByRole('textbox', { name: '按名称、代码或拼音首字母查找' }), {
      target: { value: '01004' },
    });
    expect(cells(await row('雨水箅子'))[2]).toBe('1工作日');
    await row('雨水箅子异常');
    fireEvent.change(screen.getByRole('textbox', { name: '按名称、代码或拼音首字母查找' }), {
      target: { value: '没有的' },
    });
    await screen.findByText('没有符合条件的小类');
  });

  it('keeps of a standard class only what the bureau changed, and says what the standard says', async () => {
    await openDesk(`/admin/catalogue/${idOf('06010')}?q=06010&left=1`);
    const facts = await screen.findByRole('region', { name: '标准规定' });
    expect(facts.textContent).toContain('4工作时依据：运城市立案、处置和结案标准（2025—2026，转录）');
    fireEvent.change(screen.getByRole('textbox', { name: '处置时限' }), { target: { value: '2' } });
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('请填写')).toBeDefined();
    fireEvent.change(screen.getByRole('textbox', { name: /^依据/ }), { target: { value: '局发〔2026〕8号' } });
    fireEvent.click(screen.getByRole('checkbox', { name: /^列入本市紧急清单/ }));
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(written).toHaveLength(1));
    expect(written[0]!.body).toEqual({
      kind: 'case-classes.create',
      note: '',
      lines: [],
      records: [
        {
          kind: 'case-classes',
          id: idOf('06010'),
          base: null,
          after: {
            ...{ standard, kind: 'matter', code: '06010', urgent: true },
            ...{ limitAmount: 2, limitUnit: 'workHour', source: '局发〔2026〕8号' },
          },
        },
      ],
    });
  });

  it('goes back to the standard, and shows what was done to it', async () => {
    const content = { standard, kind: 'matter', code: '06010', retired: true, source: '局发' };
    world.records['case-classes'] = [{ id: idOf('06010'), version: 2, content }];
    journal[idOf('06010')] = [
      {
        ...{ seq: 7, id: 'c7', at: '2026-11-20T01:00:00Z', by: 'person:me', byName: '李明' },
        ...{ kind: 'case-classes.create', note: '', version: 1, before: null, after: content },
      },
    ];
    await openDesk(`/admin/catalogue/${idOf('06010')}?q=06010&left=1`);
    const history = await screen.findByRole('region', { name: '变更历史' });
    expect(history.textContent).toContain('设定案件分类 · 李明 · 2026-11-20 09:00');
    expect(within(history).getByText('停用')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '恢复标准规定（4工作时）' }));
    await waitFor(() => expect(world.records['case-classes']).toEqual([]));
  });

  it('takes a class of the bureau’s own under the next free number', async () => {
    await openDesk('/admin/catalogue/new?q=09');
    const code = await screen.findByRole<HTMLInputElement>('textbox', { name: '代码' });
    expect(code.value).toBe('09080');
    fireEvent.change(code, { target: { value: '09005' } });
    expect(screen.getByText('须为 09080 至 09999 之间未用的代码')).toBeDefined();
    fireEvent.change(code, { target: { value: '09081' } });
    fireEvent.change(screen.getByRole('textbox', { name: /^名称/ }), { target: { value: '广场舞扰民' } });
    fireEvent.change(screen.getByRole('textbox', { name: /^英文名称/ }), { target: { value: 'square dancing' } });
    fireEvent.change(screen.getByRole('textbox', { name: /^依据/ }), { target: { value: '局发〔2026〕30号' } });
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(written).toHaveLength(1));
    expect(written[0]!.body).toMatchObject({
      records: [
        {
          id: idOf('09081'),
          after: {
            ...{ code: '09081', zh: '广场舞扰民', en: 'square dancing', action: 2, responsibilityKind: 'order' },
            ...{ calendar: 'office', limitAmount: 1, limitUnit: 'workDay' },
          },
        },
      ],
    });
  });

  it('says in words that a class in use cannot be deleted', async () => {
    const own = {
      ...{ standard, kind: 'matter', code: '09080', zh: '广场舞扰民', en: 'square dancing', source: '局发' },
      ...{ action: 2, responsibilityKind: 'order', calendar: 'office', limitAmount: 1, limitUnit: 'workDay' },
    };
    world.records['case-classes'] = [{ id: idOf('09080'), version: 1, content: own }];
    server.use(
      http.post('/api/changes', () =>
        HttpResponse.json(
          { errors: [{ pointer: '/records/0/after', detail: 'is the class of 12 cases: retire it' }] },
          { status: 422 },
        ),
      ),
    );
    await openDesk(`/admin/catalogue/${idOf('09080')}?q=09080`);
    await screen.findByRole('heading', { name: '09080 广场舞扰民（自定义）' });
    fireEvent.click(await screen.findByRole('button', { name: '删除' }));
    await screen.findByText(/已有12件案件使用此小类，不能删除，请改为停用/);
  });

  it('speaks English, with the limits in words', async () => {
    await openDesk('/admin/catalogue?q=hawker&lang=en');
    expect(cells(await row('unlicensed hawker'))).toEqual([
      'unlicensed hawker',
      '09001',
      '2 continuous hours',
      'Street order',
      '2',
      'Yuncheng local standard of filing, handling and closing (2025-26, a transcription)',
    ]);
  });
});
