import { describe, expect, it } from 'vitest';
import { dispatchTask } from '#domain/dispatch/dispatch-task.ts';
import { needsBy, orderFor, ordersInForce, type KnownOrder } from '#domain/dispatch/standing-order-for.ts';
import type { RecordsView, StoredRecord } from '#domain/record.ts';

const order = (more: Partial<KnownOrder> = {}): KnownOrder => ({
  id: more.name ?? 'o',
  name: '夜市占道',
  dispatch: true,
  enabled: true,
  ...more,
});
const at = (clock: string) => Date.parse(`2026-11-22T${clock}:00+08:00`);
const of = { classCode: '09001', zone: 'Z1' };
const fits = (one: Partial<KnownOrder>, clock = '12:00') =>
  orderFor([order(one)], 'dispatch', of, at(clock)) !== undefined;

describe('a standing order', () => {
  it('holds for its classes and zones, and for all where it names none', () => {
    expect(fits({})).toBe(true);
    expect(fits({ classes: [], zones: [] })).toBe(true);
    expect(fits({ classes: ['09001'], zones: ['Z1', 'Z2'] })).toBe(true);
    expect(fits({ classes: ['06010'] })).toBe(false);
    expect(fits({ zones: ['Z2'] })).toBe(false);
  });

  it('holds from its first minute to before its last, over midnight too', () => {
    const evening = { startsAt: '18:00', endsAt: '22:00' };
    expect(['17:59', '18:00', '21:59', '22:00'].map((clock) => fits(evening, clock))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const night = { startsAt: '22:00', endsAt: '02:00' };
    expect(['21:59', '22:00', '01:59', '02:00'].map((clock) => fits(night, clock))).toEqual([false, true, true, false]);
    expect(fits({ startsAt: '08:00', endsAt: '24:00' }, '23:59')).toBe(true);
  });

  it('the first by name that does the act holds', () => {
    const stored = (name: string, more: object): StoredRecord => ({
      kind: 'standing-orders',
      id: name,
      version: 1,
      content: { name, dispatch: false, enabled: true, ...more },
    });
    const kept = [
      stored('c', { dispatch: true }),
      stored('b', { crew: '甲' }),
      stored('a', { crew: '乙', enabled: false }),
    ];
    const records: RecordsView = { get: () => undefined, all: () => kept };
    const orders = ordersInForce(records);
    expect(orderFor(orders, 'dispatch', of, at('12:00'))?.name).toBe('c');
    expect(orderFor(orders, 'assign', of, at('12:00'))?.name).toBe('b');
  });

  it('says what a case of its class needs, and all that several say adds up', () => {
    const orders = [
      order({ skills: ['拆除'] }),
      order({ classes: ['09001'], penalty: true, skills: ['拆除', '清洗'] }),
      order({ classes: ['06010'], skills: ['检测'] }),
    ];
    expect(needsBy(orders, of)).toEqual({ isPenalty: true, skills: ['拆除', '清洗'] });
    const figures = {
      workMinutes: { matter: 20, component: 40, penalty: 45 },
      homeMinutes: 5,
      restHours: 4,
      pauseHours: 8,
    };
    const feature = {
      id: 'c',
      version: 3,
      geometry: { type: 'Point' as const, coordinates: [119.9, 32.4] },
      properties: {
        ...of,
        number: '20261122-0001',
        unit: '甲',
        place: '街',
        className: '占道',
        dueAt: '2026-11-22T10:00:00Z',
      },
    };
    expect(dispatchTask(feature, figures, orders)).toMatchObject({
      licensed: 2,
      work: 45 * 60,
      skills: ['拆除', '清洗'],
    });
    expect(dispatchTask(feature, figures, [])).toMatchObject({ licensed: 0, work: 20 * 60, skills: [], version: 3 });
    const { dueAt: _, ...undated } = feature.properties;
    expect(dispatchTask({ ...feature, properties: undated }, figures, [])).toBeUndefined();
  });
});
