import { describe, expect, it } from 'vitest';
import { empty, inputOf, missingOf } from '../../../web/field/tasks/act-filled.ts';
import { offered } from '../../../web/field/tasks/next-step.ts';
import { deadlineOf, inOrder, stateOf } from '../../../web/field/tasks/order.ts';
import type { PhonePhoto } from '../../../web/field/photos/photo.ts';
import { aTask, noon } from './world.ts';

const photo: PhonePhoto = { file: new File(['x'], 'a.jpg', { type: 'image/jpeg' }), origin: 'camera' };
const keep = ({ file }: PhonePhoto) => Promise.resolve(`photo:${file.name}`);

describe('the order of tasks', () => {
  const [late, soon, none] = [
    aTask({ id: 'late', number: '1', dueAt: '2026-11-23T03:00:00Z' }),
    aTask({ id: 'soon', number: '2' }),
    aTask({ id: 'none', number: '0', kind: 'verify' }),
  ];

  it('is the deadline, and what has none comes last', () => {
    expect(inOrder([none, soon, late], []).map(({ id }) => id)).toEqual(['late', 'soon', 'none']);
  });

  it("is the plan's first, whatever the deadlines say", () => {
    expect(inOrder([none, soon, late], ['none', 'elsewhere']).map(({ id }) => id)).toEqual(['none', 'late', 'soon']);
  });

  it('goes by the limit of 核实 and 核查, not by the deadline of the unit', () => {
    const check = aTask({ kind: 'inspect', stageDueAt: '2026-11-23T04:10:00Z', stageYellowAt: '2026-11-23T04:05:00Z' });
    expect(deadlineOf(check)).toBe(Date.parse('2026-11-23T04:10:00Z'));
    expect(stateOf(check, noon)).toBe('ok');
    expect(stateOf(check, noon + 5 * 60_000)).toBe('soon');
    expect(stateOf(check, noon + 10 * 60_000)).toBe('overdue');
  });
});

describe('what is offered for a task', () => {
  const acts = [
    'case.sign-for',
    'case.arrive',
    'case.report-back',
    'case.ask-support',
    'case.request-hand-back',
  ] as const;

  it('is signing for first, and reporting back beside it', () => {
    expect(offered(aTask({}, acts))).toEqual({
      foot: ['case.sign-for', 'case.report-back'],
      beside: ['case.arrive', 'case.ask-support', 'case.request-hand-back'],
    });
  });

  it('is reporting back alone for whoever is there: he has it', () => {
    const there = aTask({ steps: { arrivedAt: '2026-11-23T03:00:00Z' } }, acts);
    expect(offered(there).foot).toEqual(['case.report-back']);
  });

  it('is nothing that the server does not allow', () => {
    expect(offered(aTask({}, []))).toEqual({ foot: [], beside: [] });
    expect(offered(aTask({ kind: 'inspect' }, ['case.inspect', 'case.rework'])).foot).toEqual([
      'case.inspect',
      'case.rework',
    ]);
  });
});

describe('the form of an act', () => {
  it('asks for a picture and a measure before a case is reported back', async () => {
    expect(missingOf('case.report-back', empty)).toBe('photo');
    const shown = { ...empty, pictures: { near: photo } };
    expect(missingOf('case.report-back', shown)).toBe('measure');
    const done = { ...shown, measure: 'cleared' as const, note: ' 已清理 ' };
    expect(missingOf('case.report-back', done)).toBeUndefined();
    expect(await inputOf('case.report-back', done, keep)).toEqual({
      photosAfter: ['photo:a.jpg'],
      measure: 'cleared',
      note: '已清理',
    });
  });

  it('asks for two licensed officers where there is a penalty, and sends officers with nothing else', async () => {
    const one = { ...empty, pictures: { near: photo }, measure: 'penalised' as const, officers: ['p1'] };
    expect(missingOf('case.report-back', one)).toBe('officers');
    expect(missingOf('case.report-back', { ...one, officers: ['p1', 'p2'] })).toBeUndefined();
    expect(await inputOf('case.report-back', { ...one, measure: 'persuaded' }, keep)).not.toHaveProperty('officers');
  });

  it('tells 不属实 from not said', async () => {
    const shown = { ...empty, pictures: { far: photo } };
    expect(missingOf('case.verify', shown)).toBe('founded');
    expect(missingOf('case.verify', { ...shown, founded: false })).toBeUndefined();
    expect(await inputOf('case.verify', { ...shown, founded: false }, keep)).toEqual({
      founded: false,
      photos: ['photo:a.jpg'],
    });
  });

  it('asks why where something is handed back, sent back or asked for', () => {
    for (const act of ['case.rework', 'case.request-hand-back', 'case.ask-support'] as const) {
      expect(missingOf(act, { ...empty, reason: '  ' })).toBe('reason');
      expect(missingOf(act, { ...empty, reason: '需要机械设备' })).toBeUndefined();
    }
  });
});
