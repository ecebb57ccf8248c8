import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { describe, expect, it } from 'vitest';
import type { Acknowledgement } from '#domain/cases/acknowledgement.ts';
import { AcknowledgementLine } from '../../../web/acknowledgement/acknowledgement-line.tsx';
import { server, show, useCases } from '../cases/world.tsx';

useCases();

/** Noon in Taizhou is the clock of these tests. */
const waiting: Acknowledgement = {
  steps: [
    { step: 'sent', at: '2026-11-22T03:50:00Z' },
    { step: 'delivered', at: '2026-11-22T03:51:00Z', by: '队员甲' },
    { step: 'read' },
    { step: 'signedFor' },
    { step: 'arrived' },
  ],
  awaited: 'signedFor',
  dueAt: '2030-11-22T04:05:00Z',
  escalated: { level: 2, step: 'delivered', at: '2026-11-22T03:58:00Z' },
};

function open(answer: Acknowledgement, language: 'zh' | 'en' = 'zh') {
  server.use(http.get('*/api/cases/20261122-0007/acknowledgement', () => HttpResponse.json(answer)));
  return show(<AcknowledgementLine caseRef="20261122-0007" />, language);
}

describe('how a case is acknowledged', () => {
  it('says what was done when and by whom, what is waited for, and who was told', async () => {
    open(waiting);
    const line = within(await screen.findByRole('region', { name: '送达与到场' }));
    expect(line.getAllByRole('listitem').map(({ textContent, title }) => [textContent, title])).toEqual([
      ['已下发11:50', '2026-11-22 11:50'],
      ['已送达11:51', '2026-11-22 11:51 · 队员甲'],
      ['已读（尚无）', ''],
      ['班组签收（尚无）', ''],
      ['到场（尚无）', ''],
    ]);
    expect(line.getByText('应于12:05前签收')).toBeDefined();
    expect(line.getByText('未送达手机，11:58已提醒至中队长')).toBeDefined();
  });

  it('says the same in English, and no limit that is past', async () => {
    open({ ...waiting, dueAt: '2026-11-22T03:55:00Z' }, 'en');
    expect(await screen.findByText('Reached no phone; told up to the squad leader at 11:58')).toBeDefined();
    expect(screen.queryByText(/be signed for/)).toBeNull();
  });

  it('says nothing of a case that nobody has', async () => {
    const asked = Promise.withResolvers<undefined>();
    server.use(
      http.get('*/api/cases/20261122-0007/acknowledgement', () => {
        asked.resolve(undefined);
        return HttpResponse.json({ steps: [] });
      }),
    );
    show(<AcknowledgementLine caseRef="20261122-0007" />);
    await asked.promise;
    expect(screen.queryByRole('region')).toBeNull();
  });
});
