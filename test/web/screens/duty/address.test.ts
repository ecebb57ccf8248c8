import { describe, expect, it } from 'vitest';
import { addressOf, askedBy, deskAddress, paramsOf, type QueueAsked } from '../../../../web/screens/duty/address.ts';
import { firstView, viewsFor } from '../../../../web/screens/duty/queue-views.ts';
import { seats, type Seat } from '#domain/people/seats.ts';
import type { Right } from '#domain/people/rights.ts';
import { parseOwn, serialiseOwn } from '../../../../web/state/own-search.ts';
import { parseView, serialiseView } from '../../../../web/state/view.ts';

const read = (query: string) => askedBy(parseView(query, '2026-11-22').equals, parseOwn(query), 'mine');

describe('the address of the desk', () => {
  it('holds view, filters, words, period and order, and reads them back', () => {
    const asked: QueueAsked = {
      view: 'overdue',
      filters: { unit: ['一中队', '海陵,二中队'], status: ['handling'], channel: ['hotline12345', 'patrol'] },
      words: '坡子街',
      time: 'filedAt',
      since: '2026-11-01',
      until: '2026-11-22',
      sort: 'newest',
    };
    const { equals, own } = addressOf(asked, { case: '20261122-0007' });
    const query = [serialiseView({ equals }), serialiseOwn(own)].join('&');
    const back = read(query);
    expect(back).toEqual({ ...asked, filters: { ...asked.filters, unit: [...asked.filters['unit']!].sort() } });
    expect(parseOwn(query)['case']).toBe('20261122-0007');
    expect(query).not.toContain('current=');
  });

  it('says nothing of what stands at its default', () => {
    const { equals, own } = addressOf(askedBy({}, { case: 'x' }, 'mine'), { case: 'x' });
    expect(serialiseOwn(own)).toBe('case=x&view=mine');
    expect(equals).toEqual({});
  });

  it('asks the server for whole days of Shanghai', () => {
    expect(paramsOf(read('view=all&since=2026-11-01&until=2026-11-22&time=closedAt'))).toEqual({
      view: 'all',
      q: undefined,
      time: 'closedAt',
      from: '2026-10-31T16:00:00Z',
      to: '2026-11-22T16:00:00Z',
      sort: 'due',
    });
  });

  it('lists what a number counts: the query of the list as an address, instants as they stand', () => {
    const href = deskAddress(
      '?set=handled&time=filedAt&from=2026-11-01T00:00:00Z&to=2026-11-02T00:00:00Z&unit=一中队&limit=50',
    );
    const query = href.slice('/duty?'.length);
    expect(paramsOf(read(query))).toMatchObject({
      set: 'handled',
      unit: '一中队',
      from: '2026-11-01T00:00:00Z',
      to: '2026-11-02T00:00:00Z',
    });
    expect(paramsOf(read(query))).toMatchObject({ view: 'all', time: undefined });
    expect(deskAddress('view=overdue')).toBe('/duty?view=overdue');
  });

  it('hands what a cell counts on as it was told, values with commas too', () => {
    const hotspot = new URLSearchParams({ cell: '3,-4', cells: 'hexagon', unit: '一中队,二中队' }).toString();
    const href = deskAddress(new URLSearchParams({ hotspot }).toString());
    const asked = read(href.split('?')[1]!);
    expect(new URLSearchParams(String(paramsOf(asked)['hotspot'])).get('unit')).toBe('一中队,二中队');
    expect(paramsOf(asked)['hotspot']).toBe(hotspot);
  });

  it('drops a period that cannot be read', () => {
    expect(paramsOf(read('since=tomorrow&until=2026-02-30')).from).toBeUndefined();
  });
});

describe('the views of a seat', () => {
  const of = (seat: Seat) => viewsFor((right: Right) => (seats[seat].rights as readonly Right[]).includes(right));

  it('are those at which it acts, and what everybody may see', () => {
    expect(of('unitHandler')).toEqual([
      'mine',
      'toAcknowledge',
      'handling',
      'dueSoon',
      'overdue',
      'supervised',
      'rework',
      'suspendedDue',
      'all',
      'ended',
    ]);
    expect(of('supervisor')).toEqual(['mine', 'toVerify', 'toInspect', 'overdue', 'supervised', 'all', 'ended']);
    expect(of('shiftLead')).toContain('toClose');
    expect(of('assessor')).toEqual(['overdue', 'supervised', 'all', 'ended']);
  });

  it('begin with what is one’s own, where anything can be', () => {
    expect(firstView(() => true)).toBe('mine');
    expect(firstView(() => false)).toBe('overdue');
  });
});
