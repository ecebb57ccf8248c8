import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OutboxItem, Refusal } from '../../../web/field/store/act.ts';
import { NoRoom } from '../../../web/field/sync/outbox.ts';
import { fieldFault } from '../../../web/field/tasks/field-fault.ts';
import { notKept } from '../../../web/field/tasks/not-kept.ts';
import { OutboxSheet } from '../../../web/field/tasks/outbox-sheet.tsx';
import { createI18n } from '../../../web/i18n/i18n.ts';
import { anItem } from './world.ts';

const { t } = createI18n('zh');

const onCase = (id: string, order: number, more: Partial<OutboxItem>) =>
  anItem(
    {
      kind: 'act',
      of: { id, number: `20261123-000${id}`, base: 1 },
      act: order === 1 ? 'case.arrive' : 'case.report-back',
      input: {},
    },
    { id: `i${order}`, order, lane: `case:${id}`, ...more },
  );

const refusal = (detail: string, more: Partial<Refusal> = {}): Refusal => ({
  ...{ status: 422, title: '', detail: '', reason: 'unfit', faults: [{ pointer: '/occurredAt', detail }] },
  ...more,
});

function open(items: readonly OutboxItem[]) {
  const nothing = () => undefined;
  render(
    <I18nextProvider i18n={createI18n('zh')}>
      <MantineProvider env="test">
        <OutboxSheet
          items={items}
          said={(detail) => fieldFault(detail, t) ?? detail}
          {...{
            onRetry: nothing,
            onDoNow: doNow,
            onWithdraw: nothing,
            onRetryAll: nothing,
            onOpen: nothing,
            onClose: nothing,
          }}
        />
      </MantineProvider>
    </I18nextProvider>,
  );
  return screen.getAllByRole('listitem').map((item) => within(item));
}

const doNow = vi.fn();
const behind = /上一步未被接受，这一步在其处理或撤回后上传/;

beforeEach(() => {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the list of what waits', () => {
  it('says what an act waits for that stands behind a refused one, and of no other case', () => {
    const [first, second, other] = open([
      onCase('1', 1, { state: 'refused', refusal: refusal('lies in the future') }),
      onCase('1', 2, {}),
      onCase('2', 3, {}),
    ]);
    expect(first!.queryByText(behind)).toBeNull();
    expect(second!.getByText(behind)).toBeDefined();
    expect(other!.queryByText(behind)).toBeNull();
  });

  it('offers no second try for what was done too long ago, and says so in the language of the page', () => {
    const [late, early] = open([
      onCase('1', 1, { state: 'refused', refusal: refusal('lies more than 72 hours back') }),
      onCase('2', 2, { state: 'refused', refusal: refusal('lies in the future') }),
    ]);
    expect(late!.getByText('发生在 72 小时以前，不能按原时间补传，可改按现在的时间办理，或撤回。')).toBeDefined();
    expect(late!.queryByRole('button', { name: '按最新状态重试' })).toBeNull();
    fireEvent.click(late!.getByRole('button', { name: '改按现在的时间办理' }));
    expect(doNow).toHaveBeenCalledWith('i1');
    expect(early!.queryByRole('button', { name: '改按现在的时间办理' })).toBeNull();
    expect(early!.getByRole('button', { name: '按最新状态重试' })).toBeDefined();
  });

  it('offers nothing of the kind for duty, nor for an act that is not possible any more', () => {
    const past = refusal('lies more than 36 hours back');
    const items = open([
      anItem({ kind: 'on', input: {} }, { id: 'on', state: 'refused', refusal: past }),
      onCase('1', 1, {
        state: 'refused',
        refusal: { ...past, current: { version: 2, status: 'closed', isPossible: false } },
      }),
    ]);
    for (const item of items) expect(item.queryByRole('button', { name: '改按现在的时间办理' })).toBeNull();
  });

  it('speaks of duty where signing off was refused, not of a case', () => {
    const detail = 'There is nothing to sign off from at that time: you were not on duty (未上岗).';
    const [off] = open([
      anItem(
        { kind: 'off' },
        { state: 'refused', refusal: refusal('', { status: 409, reason: 'moved', faults: [], detail }) },
      ),
    ]);
    expect(off!.getByRole('alert').textContent).toBe('上岗状态已有变化，这一步没有写入。当时未上岗，无须离岗。');
  });
});

describe('what is said on the street', () => {
  it('is that the phone has no room, and of any other fault nothing in foreign words', () => {
    expect(notKept(new NoRoom(), t)).toBe('手机存储空间不足，请先上传或清理。');
    expect(notKept(new Error('The outbox is not open yet.'), t)).toBe('未能保存，请重试。');
  });

  it('adds nothing to a conflict that is said already, and leaves other sentences to the course of cases', () => {
    expect(fieldFault('20261123-0007 has version 5 by now', t)).toBe('');
    expect(fieldFault('"case.arrive" is not possible for 20261123-0007 as it stands. Possible: .', t)).toBe('');
    expect(fieldFault('a penalty needs at least two licensed officers', t)).toBeUndefined();
  });
});
