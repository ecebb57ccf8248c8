import { fireEvent, screen, waitFor } from '@testing-library/react';
import { HttpResponse } from 'msw/http';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Acted, LonLat } from '../../../../web/cases/api.ts';
import { ReportForm } from '../../../../web/cases/report/report-form.tsx';
import { show, useCases, world } from '../world.tsx';

useCases();

const done = vi.fn<(reported: Acted, another: boolean) => void>();
const openCase = vi.fn<(ref: string) => void>();
let place: LonLat | null = null;
beforeEach(() => {
  done.mockClear();
  openCase.mockClear();
  place = null;
});

/** As the screen does: the place is the screen's, which draws the pin. */
function Screen() {
  const [at, setAt] = useState<LonLat | null>(null);
  place = at;
  return <ReportForm place={at} onPlace={setAt} onDone={done} onCancel={() => undefined} onOpenCase={openCase} />;
}

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name, { selector: 'input, textarea' });
const key = (element: HTMLElement, name: string, more: object = {}) =>
  fireEvent.keyDown(element, { key: name, code: name, ...more });
const option = (name: RegExp) => screen.findByRole('option', { name, hidden: true });
const sendKeys = () => key(document.activeElement as HTMLElement, 'Enter', { ctrlKey: true });

/** Class and place, by keyboard: type, Enter. */
async function typeClassAndPlace(): Promise<void> {
  await screen.findByLabelText('来源单号');
  world.places = [{ words: '坡子街，人民路口向南80米，路东', lon: 119.9212, lat: 32.4876, kind: 'along' }];
  fireEvent.focus(field('小类'));
  fireEvent.change(field('小类'), { target: { value: 'bllj' } });
  await option(/暴露垃圾/);
  key(field('小类'), 'Enter');
  await waitFor(() => expect(field('小类').value).toBe('暴露垃圾'));
  field('位置').focus();
  fireEvent.change(field('位置'), { target: { value: 'rmlkxn80mld' } });
  await option(/人民路口向南80米/);
  key(field('位置'), 'Enter');
  await waitFor(() => expect(place).toEqual({ lon: 119.9212, lat: 32.4876 }));
}

describe('the form of a report', () => {
  it('is filled in and sent by keyboard alone, and begins the next one of the same source', async () => {
    show(<Screen />);
    expect(document.activeElement).toBe(field('小类'));
    await typeClassAndPlace();
    expect(await screen.findByText('坡子街，人民路口向南80米，路东', { selector: 'p' })).toBeDefined();
    expect(screen.getByText('一中队')).toBeDefined();
    fireEvent.change(field('来源单号'), { target: { value: 'TZ-9' } });
    fireEvent.change(field('来电人电话'), { target: { value: '13800000000' } });
    field('来源单号').focus();
    sendKeys();
    await waitFor(() => expect(done).toHaveBeenCalledOnce());
    expect(done.mock.calls[0]).toMatchObject([{ number: '20261122-0050' }, true]);
    expect(world.sent).toMatchObject([
      {
        path: '/api/cases',
        body: {
          classKind: 'matter',
          lon: 119.9212,
          lat: 32.4876,
          channel: 'hotline12345',
          sourceNumber: 'TZ-9',
          caller: { phone: '13800000000' },
        },
      },
    ]);
    await waitFor(() => expect(document.activeElement).toBe(field('小类')));
    expect([field('小类').value, field('位置').value, field('来源单号').value, place]).toEqual(['', '', '', null]);
  });

  it('says what is missing, and sends nothing', async () => {
    show(<Screen />);
    sendKeys();
    await waitFor(() => expect(screen.getAllByText('必须填写')).toHaveLength(2));
    expect(world.sent).toEqual([]);
  });

  it('survives a reload half typed, without the caller', async () => {
    const { unmount } = show(<Screen />);
    await typeClassAndPlace();
    fireEvent.change(field('问题描述'), { target: { value: '路边一堆' } });
    fireEvent.change(field('来电人姓名'), { target: { value: '来电某' } });
    unmount();
    expect(sessionStorage.getItem('shirong.report')).not.toContain('来电某');
    show(<Screen />);
    await waitFor(() => expect(field('小类').value).toBe('暴露垃圾'));
    expect(field('问题描述').value).toBe('路边一堆');
    await waitFor(() => expect(place).toEqual({ lon: 119.9212, lat: 32.4876 }));
    expect((await screen.findByLabelText<HTMLInputElement>('来电人姓名')).value).toBe('');
  });

  it('takes coordinates in any of the datums and shows them where they are', async () => {
    show(<Screen />);
    field('位置').focus();
    fireEvent.change(field('位置'), { target: { value: '119.925, 32.488' } });
    fireEvent.click(await option(/GCJ-02/));
    expect(place!.lon).toBeLessThan(119.923);
  });

  it('merges the report into a likely duplicate after it was sent, so that its source is kept', async () => {
    const duplicate = { id: 'd1', number: '20261122-0003', className: '暴露垃圾', status: 'handling', place: '坡子街' };
    world.arrival = {
      ...world.arrival,
      duplicates: [{ ...duplicate, metres: 12, reportedAt: '2026-11-22T01:00:00Z' }],
      permitHint: '临时占道许可 L-1，每日18:00–22:00',
    };
    show(<Screen />);
    await typeClassAndPlace();
    expect(await screen.findByText('附近有1件同类案件，可能重复')).toBeDefined();
    expect(screen.getByText('临时占道许可 L-1，每日18:00–22:00')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '20261122-0003' }));
    expect(openCase).toHaveBeenCalledExactlyOnceWith('20261122-0003');
    fireEvent.click(screen.getByRole('button', { name: '上报后并入' }));
    fireEvent.click(screen.getByRole('button', { name: '上报并打开' }));
    await waitFor(() => expect(done).toHaveBeenCalledOnce());
    expect(done.mock.calls[0]![1]).toBe(false);
    expect(world.sent.map(({ path, body }) => [path, body['act'], body['input']])).toEqual([
      ['/api/cases', undefined, undefined],
      ['/api/cases/new/acts', 'case.merge', { into: '20261122-0003' }],
    ]);
  });

  it('says what the server finds wrong at the field', async () => {
    show(<Screen />);
    await typeClassAndPlace();
    world.refusal = () =>
      HttpResponse.json(
        { title: 'Unprocessable', errors: [{ pointer: '/classCode', detail: 'is retired: no new case takes it' }] },
        { status: 422 },
      );
    sendKeys();
    expect(await screen.findByText('此小类已停用')).toBeDefined();
    expect([field('小类').value, done.mock.calls.length]).toEqual(['暴露垃圾', 0]);
  });

  it('asks for a caller only from the public, and only of whoever may speak to callers', async () => {
    world.seat = 'supervisor';
    show(<Screen />);
    await waitFor(() => expect(screen.getByText('自行处置（已当场清理，须有处置前后照片）')).toBeDefined());
    expect(screen.queryByLabelText('来电人电话')).toBeNull();
  });
});
