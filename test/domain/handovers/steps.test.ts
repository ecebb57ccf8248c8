import { describe, expect, test } from 'vitest';
import { allHandoverFigures, figuresSchema, type HandoverFigures } from '#domain/handovers/figures.ts';
import type { Handover, HandoverWritten } from '#domain/handovers/handover.ts';
import { begin, handOver, nextNumber, rewrite, takeBack, takeOver } from '#domain/handovers/steps.ts';

const now = Date.parse('2026-11-22T06:00:00Z');
const morning = { by: 'person:wang', now };
const evening = { by: 'person:zhao', now: now + 600_000 };

const written: HandoverWritten = {
  shift: '早班',
  from: '2026-11-21T23:00:00Z',
  to: '2026-11-22T06:00:00Z',
  notes: '东风南路积水，已通知市政',
  remarks: [{ number: '20261122-0007', text: '下午两点前回复12345' }],
};

/** All figures at one value, as of an instant. */
function figuresOf(value: number, at: string): HandoverFigures {
  return { at, ...Object.fromEntries(allHandoverFigures.map((key) => [key, value])) } as HandoverFigures;
}
const then = figuresOf(5, '2026-11-22T06:00:00.000Z');
const later = figuresOf(4, '2026-11-22T06:10:00.000Z');

/** What a step leads to, where it is not refused. */
function made(step: ReturnType<typeof begin>): Handover {
  if (!step.ok) throw new Error(step.error.reason);
  return step.value;
}
const draft = () => made(begin('20261122-01', written, morning));
const handed = () => made(handOver(draft(), then, morning));
const taken = () => made(takeOver(handed(), { figures: later, notes: '已核对' }, false, evening));

describe('a handover', () => {
  test('keeps who signed each side, when, and the figures each of them saw', () => {
    expect(taken()).toEqual({
      number: '20261122-01',
      state: 'takenOver',
      ...written,
      createdAt: '2026-11-22T06:00:00.000Z',
      createdBy: 'person:wang',
      handedAt: '2026-11-22T06:00:00.000Z',
      handedBy: 'person:wang',
      figures: then,
      takenAt: '2026-11-22T06:10:00.000Z',
      takenBy: 'person:zhao',
      figuresTaken: later,
      notesTaken: '已核对',
    });
  });

  test('is not taken over by whoever handed it over', () => {
    expect(takeOver(handed(), { figures: later }, true, morning)).toEqual({
      ok: false,
      error: { reason: 'own', rule: 2 },
    });
  });

  test('is a draft again when the one who handed over takes the signature back, and nobody else can', () => {
    expect(made(takeBack(handed(), true))).toEqual(draft());
    expect(takeBack(handed(), false)).toEqual({ ok: false, error: { reason: 'not-own', rule: 3 } });
  });

  test('changes in nothing once both signed', () => {
    const refusal = (from: string) => ({ ok: false, error: { reason: 'state', rule: 1, state: 'takenOver', from } });
    expect(rewrite(taken(), { ...written, notes: '别的' })).toEqual(refusal('draft'));
    expect(handOver(taken(), then, morning)).toEqual(refusal('draft'));
    expect(takeBack(taken(), true)).toEqual(refusal('handedOver'));
    expect(takeOver(taken(), { figures: later }, false, evening)).toEqual(refusal('handedOver'));
  });

  test('is not written on while it waits for the one who takes over', () => {
    expect(rewrite(handed(), written)).toMatchObject({ ok: false, error: { reason: 'state', state: 'handedOver' } });
  });

  test('loses what is left out when a draft is written anew', () => {
    const { notes: _notes, remarks: _remarks, ...rest } = written;
    const again = made(rewrite(draft(), rest));
    expect([again.notes, again.remarks, again.createdBy]).toEqual([undefined, undefined, 'person:wang']);
  });

  test('ends after it began', () => {
    const turned = { ...written, to: written.from };
    expect(begin('20261122-01', turned, morning)).toEqual({ ok: false, error: { reason: 'order', rule: 4 } });
    expect(rewrite(draft(), turned)).toEqual({ ok: false, error: { reason: 'order', rule: 4 } });
  });

  test('has no remark of the second where nothing was written', () => {
    expect(made(takeOver(handed(), { figures: later, notes: ' ' }, false, evening)).notesTaken).toBeUndefined();
  });
});

describe('the numbers of handovers', () => {
  test('count within the day, from 01', () => {
    expect(nextNumber('2026-11-22', [])).toBe('20261122-01');
    expect(nextNumber('2026-11-22', ['20261121-04', '20261122-01', '20261122-02'])).toBe('20261122-03');
    expect(nextNumber('2026-11-22', ['20261122-09', '20261122-10'])).toBe('20261122-11');
  });
});

test('every declared figure is kept', () => {
  expect(Object.keys(figuresSchema.properties)).toEqual(['at', ...allHandoverFigures]);
});
