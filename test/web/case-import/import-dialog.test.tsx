import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { setupServer } from 'msw/node';
import { I18nextProvider } from 'react-i18next';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseImport, Entry } from '../../../web/case-import/api.ts';
import { CaseImportDialog } from '../../../web/case-import/import-dialog.tsx';
import { createI18n } from '../../../web/i18n/i18n.ts';
import type { Language } from '../../../web/state/view.ts';

vi.mock('../../../web/ui/inner-link.tsx', () => ({
  InnerLink: ({ to, children }: { to: string; children: string }) => <a href={to}>{children}</a>,
}));

const looked: CaseImport = {
  id: '20261122120000-a1b2',
  name: '来件.csv',
  by: 'person:me',
  byName: '李明',
  at: '2026-11-22T04:00:00Z',
  heads: ['时间', '小类', '来源', '经度', '纬度'],
  choices: {
    mapping: ['reportedAt', 'class', 'channel', 'longitude', 'latitude'],
    datum: 'wgs84',
    edition: '2026',
  },
  missing: [],
  phase: 'looked',
  found: { rows: 1_200, good: 1_188, faulty: 12, faults: 13, marks: 1, closed: 0 },
};
const faults: readonly Entry[] = [
  { row: 2, key: 'class', code: 'unknownClass' },
  { row: 102, key: 'description', code: 'tooLong', limit: 1_000 },
];
const marks: readonly Entry[] = [{ row: 5, key: 'sourceNumber', code: 'sourceKnown', number: '20261101-0007' }];

/** What the server has of the list, and what it was sent. */
let state: CaseImport;
let refusal: (() => Response) | undefined;
const sent: { path: string; body: unknown }[] = [];

const answer = () => refusal?.() ?? HttpResponse.json(state, { status: 202 });
const server = setupServer(
  http.get('/api/cases/imports', () => HttpResponse.json({ imports: [state] })),
  http.get('/api/cases/imports/:id', () => HttpResponse.json(state)),
  http.get('/api/cases/imports/:id/faults', () => HttpResponse.json({ total: 13, entries: faults })),
  http.get('/api/cases/imports/:id/marks', () => HttpResponse.json({ total: 1, entries: marks })),
  http.post('/api/cases/imports', () => {
    sent.push({ path: 'bring', body: undefined });
    return answer();
  }),
  http.post('/api/cases/imports/:id/:act', async ({ request, params }) => {
    const text = await request.text();
    sent.push({ path: String(params['act']), body: text === '' ? undefined : JSON.parse(text) });
    if (params['act'] === 'take') state = { ...state, phase: 'taking', progress: { done: 594, total: 2_376 } };
    if (params['act'] === 'preview') state = { ...state, phase: 'looking', progress: { done: 300, total: 1_200 } };
    return answer();
  }),
  http.delete('/api/cases/imports/:id', () => {
    sent.push({ path: 'forget', body: undefined });
    return new HttpResponse(null, { status: 204 });
  }),
);
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
});
beforeEach(() => {
  state = looked;
  refusal = undefined;
  sent.length = 0;
});
afterEach(cleanup);
afterAll(() => {
  server.close();
  vi.unstubAllGlobals();
});

function open(language: Language = 'zh', onClose = () => {}) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <I18nextProvider i18n={createI18n(language)}>
        <MantineProvider env="test">
          <CaseImportDialog opened onClose={onClose} />
        </MantineProvider>
      </I18nextProvider>
    </QueryClientProvider>,
  );
}

function choose(): void {
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
  fireEvent.change(input, { target: { files: [new File(['a,b'], '来件.csv', { type: 'text/csv' })] } });
}

/** Chooses in one of many lists, all of which stand on the page. */
async function pick(label: string, option: string): Promise<void> {
  const box = screen.getByRole('combobox', { name: label });
  fireEvent.click(box);
  const list = await waitFor(() => document.getElementById(box.getAttribute('aria-controls') ?? '')!);
  fireEvent.click(within(list).getByRole('option', { name: option, hidden: true }));
}

const phase = () => screen.getByTestId('case-import').dataset['phase'];

describe('a list of cases', () => {
  it('is chosen, looked at row by row, and its good rows are taken', async () => {
    open();
    expect(phase()).toBe('choosing');
    choose();
    expect(await screen.findByText('共 1,200 行：可导入 1,188 行，有问题 12 行')).toBeTruthy();
    const table = await screen.findByRole('table', { name: /不能导入的行/ });
    await within(table).findByText('102');
    expect(
      within(table)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual([
      '行号列问题改法',
      '2小类分类目录中没有这个小类请写目录中的小类名称或代码，并核对所选的标准',
      expect.stringMatching(/^102问题描述超过 1,000 个字/) as unknown,
    ]);
    expect((await screen.findByText('来源单号与案件 20261101-0007 相同')).textContent).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '导入 1,188 件' }));
    expect(await screen.findByText('正在导入，25%')).toBeTruthy();
    expect(sent).toEqual([
      { path: 'bring', body: undefined },
      { path: 'take', body: { expected: 1_188 } },
    ]);
    state = { ...looked, phase: 'taken', taken: { cases: 1_188 } };
    const link = await screen.findByText('查看这 1,188 件案件');
    expect(link.getAttribute('href')).toBe('/duty?view=all&batch=20261122120000-a1b2');
  });

  it('whose columns are not known waits until they are named, and is looked at by them', async () => {
    state = {
      ...looked,
      phase: 'mapping',
      choices: { ...looked.choices, mapping: ['reportedAt', null, null, 'longitude', 'latitude'] },
      missing: ['class', 'channel'],
    };
    open();
    choose();
    expect(await screen.findByText('还须指定：小类、来源渠道')).toBeTruthy();
    const look = screen.getByRole<HTMLButtonElement>('button', { name: '预检' });
    expect(look.disabled).toBe(true);
    await pick('小类', '小类');
    await pick('未写来源的行', '12345热线');
    await waitFor(() => expect(look.disabled).toBe(false));
    fireEvent.click(look);
    await waitFor(() => expect(sent.at(-1)!.path).toBe('preview'));
    expect(sent.at(-1)!.body).toEqual({
      mapping: ['reportedAt', 'class', null, 'longitude', 'latitude'],
      datum: 'wgs84',
      edition: '2026',
      channel: 'hotline12345',
    });
    expect(await screen.findByText('正在逐行预检，25%')).toBeTruthy();
    const stop = screen.getByRole<HTMLButtonElement>('button', { name: '终止' });
    await waitFor(() => expect(stop.disabled).toBe(false));
    fireEvent.click(stop);
    await waitFor(() => expect(sent.at(-1)!.path).toBe('cancel'));
  });

  it('brought before is found again, and may be discarded with all it holds', async () => {
    open();
    fireEvent.click(await screen.findByText(/来件\.csv 李明 已预检，待导入/));
    fireEvent.click(await screen.findByRole('button', { name: '放弃并删除清单' }));
    await waitFor(() => expect(phase()).toBe('choosing'));
    expect(sent).toEqual([{ path: 'forget', body: undefined }]);
  });

  it('that cannot be read is refused in words', async () => {
    refusal = () =>
      HttpResponse.json({ title: 'x', detail: 'The list is empty: it needs a row of heads.' }, { status: 422 });
    open('en');
    choose();
    expect((await screen.findByRole('alert')).textContent).toBe(
      'The list is empty: heads in the first row, cases below.',
    );
    expect(phase()).toBe('choosing');
  });

  it('whose taking broke off says that nothing was written, and can be taken again', async () => {
    state = { ...looked, error: 'The list would give 3 cases by now, not the 1188 of the preview. Look at it again.' };
    open();
    choose();
    const alert = await screen.findByText(/没有导入，一件也没有写入。.*请重新预检/);
    expect(alert).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '导入 1,188 件' }).disabled).toBe(false);
  });
});
