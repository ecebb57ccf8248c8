import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { EscalationNews } from '#domain/cases/acknowledgement.ts';
import { createI18n } from '../../../web/i18n/i18n.ts';
import { noteEscalation, useEscalations } from '../../../web/live/escalation.ts';
import { EscalatedTasks } from '../../../web/screens/field/escalated-tasks.tsx';
import { aTask } from './world.ts';

const shaken = vi.fn(() => true);
const told = (id: string, level: 1 | 2 = 1): EscalationNews => ({
  ...{ case: id, number: `20261123-${id}`, level, step: 'signedFor', unit: '一中队', at: '2026-11-23T04:00:00Z' },
});
const hear = (one: EscalationNews) => act(() => noteEscalation(one));

beforeEach(() => {
  useEscalations.setState({ news: [], count: 0 });
  shaken.mockClear();
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator) as Navigator, { vibrate: shaken }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('sounds once for each word on one’s own tasks, and not for those of others nor when one is put aside', () => {
  render(
    <I18nextProvider i18n={createI18n('zh')}>
      <EscalatedTasks tasks={[aTask(), aTask({ id: 'c2' })]} sound onOpen={() => undefined} />
    </I18nextProvider>,
  );
  hear(told('elsewhere'));
  expect(shaken).toHaveBeenCalledTimes(0);
  hear(told('c1'));
  hear(told('c2'));
  expect(shaken).toHaveBeenCalledTimes(2);
  hear(told('elsewhere', 2));
  expect(shaken).toHaveBeenCalledTimes(2);
  hear(told('c1', 2));
  expect(shaken).toHaveBeenCalledTimes(3);
  fireEvent.click(screen.getAllByRole('button')[0]!);
  expect(screen.getAllByRole('alert')).toHaveLength(1);
  expect(shaken).toHaveBeenCalledTimes(3);
});
