import { describe, expect, it } from 'vitest';
import { workCalendars } from '#domain/calendar/work-calendar.ts';
import { awaitedOf, levelAt, type AcknowledgementFigures } from '#domain/cases/acknowledgement.ts';
import type { Properties } from '#domain/feature.ts';

const figures: AcknowledgementFigures = { delivered: 5, signedFor: 15, arrived: 60, urgentShare: 0.5, level: 10 };
const office = workCalendars.office;
/** A Thursday. */
const on = (time: string): string => new Date(`2026-04-23T${time}+08:00`).toISOString();
const assigned: Properties = { status: 'handling', crew: '一班', assignedAt: on('09:00') };

function awaited(more: Properties = {}, reached = false, by: Partial<AcknowledgementFigures> = {}) {
  const found = awaitedOf({ ...assigned, ...more }, reached, { ...figures, ...by }, office);
  return found && [found.step, ...found.tellAt.map((at) => new Date(at).toISOString())];
}

describe('what is waited for of whoever has a case', () => {
  it('is first that it reaches a phone, then the signature, both from the assignment, then the arrival from the signature', () => {
    expect(awaited()).toEqual(['delivered', on('09:05'), on('09:15'), on('09:25')]);
    expect(awaited({}, true)).toEqual(['signedFor', on('09:15'), on('09:25'), on('09:35')]);
    const signed = { signedForAt: on('09:12') };
    expect(awaited(signed)).toEqual(['arrived', on('10:12'), on('10:22'), on('10:32')]);
  });

  it('is nothing where somebody answered: by being there, by handling it, by asking to hand it back', () => {
    expect(awaited({ arrivedAt: on('09:20') })).toBeUndefined();
    expect(awaited({ handledAt: on('09:20') })).toBeUndefined();
    expect(awaited({ request: 'handBack' })).toBeUndefined();
    expect(awaited({ request: 'extension' })).toBeDefined();
    expect(awaited({ status: 'pendingInspection' })).toBeUndefined();
    expect(awaited({ crew: undefined })).toBeUndefined();
    expect(awaited({ assignedAt: undefined })).toBeUndefined();
  });

  it('runs while the calendar is open, and round the clock in half the time where it is urgent', () => {
    const late = { assignedAt: on('17:58') };
    const next = (time: string) => new Date(`2026-04-24T${time}+08:00`).toISOString();
    expect(awaited(late)).toEqual(['delivered', next('08:03'), next('08:13'), next('08:23')]);
    const urgent = awaited({ ...late, urgent: true }, true);
    expect(urgent).toEqual(['signedFor', on('18:05:30'), on('18:15:30'), on('18:25:30')]);
  });

  it('leaves out what the bureau does not wait for', () => {
    expect(awaited({}, false, { delivered: 0 })![0]).toBe('signedFor');
    expect(awaited({}, false, { signedFor: 0 })![0]).toBe('delivered');
    expect(awaited({ signedForAt: on('09:01') }, true, { arrived: 0 })).toBeUndefined();
    expect(awaited({}, true, { signedFor: 0, arrived: 0 })).toBeUndefined();
  });

  it('waits for the arrival from the assignment on where no signature is waited for, and from one that came all the same', () => {
    const arrival = ['arrived', on('10:00'), on('10:10'), on('10:20')];
    expect(awaited({}, true, { signedFor: 0 })).toEqual(arrival);
    expect(awaited({}, false, { signedFor: 0, delivered: 0 })).toEqual(arrival);
    expect(awaited({ signedForAt: on('09:12') }, true, { signedFor: 0 })![1]).toBe(on('10:12'));
  });

  it('goes up one level after the other', () => {
    const found = awaitedOf(assigned, false, figures, office)!;
    const levels = ['09:04', '09:05', '09:14', '09:15', '09:25', '17:00'].map((time) =>
      levelAt(found, Date.parse(on(time))),
    );
    expect(levels).toEqual([undefined, 1, 1, 2, 3, 3]);
  });
});
