import { describe, expect, test } from 'vitest';
import { Check } from 'typebox/value';
import { cases } from '#domain/cases/collection.ts';
import { deadlineOf } from '#domain/cases/clock/clock.ts';
import { clockOf, instantOf, isoSeconds } from '#domain/cases/clock/kept.ts';
import { possibleActs } from '#domain/cases/course/possible.ts';
import type { Properties } from '#domain/feature.ts';
import { closedPlainly } from '#domain/sample-city/cases/plain.ts';
import { play } from '#domain/sample-city/cases/play.ts';
import { standardRules, worldOf } from '#domain/sample-city/cases/rules.ts';
import { drawCases } from '#domain/sample-city/cases/stream.ts';
import { begunCase } from '#domain/sample-city/cases/make-case.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';

const { city } = generateSampleCity({ seed: 7, cases: 6000, until: '2026-11-21' });
const { now } = city.setting;
const drawn = [...drawCases(city)].map(({ head, course }) => {
  const { caseClass } = head.item;
  const begun = begunCase(head, standardRules);
  return { head, course, caseClass, begun, made: play(begun, course.steps, now, caseClass, standardRules) };
});
const after = drawn.map(({ made }) => made);

describe('the course of a sample case', () => {
  test('is one that the product itself would do, whenever one looks, and fits the schema', () => {
    // `play` throws where an act is not possible.
    expect(after).toHaveLength(6000);
    expect(after.filter((properties) => !Check(cases.schema, properties))).toEqual([]);
    const half = city.setting.now - 180 * 86_400_000;
    for (const { begun, course, caseClass } of drawn) play(begun, course.steps, half, caseClass, standardRules);
  });

  test('reckoned in one go is the same as act by act', () => {
    const plain = drawn.filter(({ course }) => course.plain && course.steps.at(-1)!.at <= now);
    expect(plain.length).toBeGreaterThan(4000);
    for (const { begun, course, caseClass, made } of plain) {
      expect(closedPlainly(begun, course.steps, caseClass, standardRules)).toEqual(made);
    }
  });

  test('goes on: whoever has an open case can do something about it', () => {
    const open = after.filter((properties) => properties['open'] === true);
    expect(open.length).toBeGreaterThan(100);
    for (const properties of open) {
      const possible = possibleActs(properties, worldOf(standardRules, undefined, now, { hand: 'person:anybody' }));
      expect(possible.filter((act) => !['case.note', 'case.void', 'case.mark-urgent'].includes(act))).not.toEqual([]);
    }
  });

  test('has a clock that agrees with its deadline, and none where it stands', () => {
    let running = 0;
    for (const properties of after) {
      const clock = clockOf(properties);
      if (clock?.from === undefined) continue;
      running += 1;
      const calendar = standardRules.calendarOf(String(properties['calendar']))!;
      const { amberShare } = standardRules.figures;
      const { dueAt, yellowAt } = deadlineOf(clock, calendar, amberShare, instantOf(properties, 'answerBy'))!;
      expect(properties).toMatchObject({ dueAt: isoSeconds(dueAt), yellowAt: isoSeconds(yellowAt) });
    }
    expect(running).toBeGreaterThan(50);
    const standing = after.filter(({ status }) => status === 'suspended');
    expect(standing.length).toBeGreaterThan(30);
    expect(standing.filter((p) => p['dueAt'] !== undefined || p['clockFrom'] !== undefined)).toEqual([]);
  });

  test('begins with filing for a supervisor’s own report, with acceptance for every other', () => {
    for (const { begun, head } of drawn) {
      expect(begun['status']).toBe(head.channel === 'patrol' ? 'pendingFiling' : 'pendingAcceptance');
    }
  });

  test('owes a citizen an answer until he has it, and names the source', () => {
    const told = (p: Properties) =>
      p['answerOwed'] === true || p['answeredAt'] !== undefined || p['status'] === 'voided';
    const citizens = after.filter(({ channel }) =>
      ['hotline12345', 'hotline12319', 'help', 'media'].includes(String(channel)),
    );
    expect(citizens.filter((p) => !told(p))).toEqual([]);
    const hotline = citizens.filter(({ channel }) => channel !== 'media');
    expect(hotline.filter((p) => !/^示意-/.test(String(p['sourceNumber'])))).toEqual([]);
    expect(new Set(hotline.map((p) => p['sourceNumber'])).size).toBe(hotline.length);
  });

  test('shows every mark and request that the desk has views for', () => {
    const some = (of: (p: Properties) => unknown) => expect(after.some(of), of.toString()).toBe(true);
    some((p) => Number(p['returns']) > 0 && p['status'] === 'closed');
    some((p) => Number(p['reassignments']) > 0);
    some((p) => Number(p['extensions']) > 0);
    some((p) => Number(p['reworks']) > 0);
    some((p) => Number(p['merges']) > 0);
    some((p) => Number(p['reopenings']) > 0);
    some((p) => p['supervised'] === true && p['open'] === true);
    some((p) => p['request'] !== undefined && p['requestStep'] === 'unit');
    some((p) => p['request'] !== undefined && p['requestStep'] === 'centre');
    some((p) => p['appeal'] === 'upheld');
    some((p) => p['satisfied'] === 'yes');
    some((p) => p['status'] === 'suspended' && String(p['suspendedUntil']) <= isoSeconds(now));
    for (const late of ['verifiedLate', 'filedLate', 'dispatchedLate', 'inspectedLate']) some((p) => p[late] === true);
  });

  test('merges a case into one of the same class, which counts it', () => {
    const byNumber = new Map(after.map((p) => [p['number'], p]));
    const merged = after.filter(({ status }) => status === 'merged');
    expect(merged.length).toBeGreaterThan(10);
    const times = new Map<unknown, number>();
    for (const p of merged) {
      expect(byNumber.get(p['mergedInto'])!['classCode']).toBe(p['classCode']);
      times.set(p['mergedInto'], (times.get(p['mergedInto']) ?? 0) + 1);
    }
    for (const p of after) expect(Number(p['merges'] ?? 0)).toBe(times.get(p['number']) ?? 0);
  });
});
