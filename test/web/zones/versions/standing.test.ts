import { describe, expect, it } from 'vitest';
import type { SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import { actsOffered } from '../../../../web/zones/versions/acts-offered.ts';
import { inEffect, standingVersions } from '../../../../web/zones/versions/standing.ts';

const noon = Date.parse('2026-11-22T04:00:00Z');

const version = (number: number, more: Partial<SchemeVersion>): SchemeVersion => ({
  responsibilityKind: 'order',
  number,
  title: `方案${number}`,
  state: 'draft',
  snapshot: '0'.repeat(64),
  edits: 0,
  createdAt: '2026-01-01T00:00:00Z',
  createdBy: 'me',
  ...more,
});
const published = (number: number, effectiveFrom: string) => ({
  id: `v${number}`,
  version: 1,
  content: version(number, { state: 'published', effectiveFrom }),
});

describe('the versions of a kind', () => {
  it('stand in time: superseded until, in effect since, announced from, and drafts beside', () => {
    const records = [
      published(1, '2025-12-31T16:00:00Z'),
      published(2, '2026-06-30T16:00:00Z'),
      published(3, '2026-12-31T16:00:00Z'),
      { id: 'v4', version: 1, content: version(4, {}) },
      { id: 'other', version: 1, content: version(1, { responsibilityKind: 'river' }) },
    ];
    const kinds = standingVersions(records, noon);
    expect(kinds.map(({ kind, versions }) => [kind, versions.length])).toEqual([
      ['order', 4],
      ['cleaning', 0],
      ['river', 1],
      ['patrol', 0],
    ]);
    const [order] = kinds;
    expect(order!.versions.map(({ id, standing, from, until }) => [id, standing, from, until])).toEqual([
      ['v4', 'draft', undefined, undefined],
      ['v3', 'announced', Date.parse('2026-12-31T16:00:00Z'), undefined],
      ['v2', 'inEffect', Date.parse('2026-06-30T16:00:00Z'), Date.parse('2026-12-31T16:00:00Z')],
      ['v1', 'superseded', Date.parse('2025-12-31T16:00:00Z'), Date.parse('2026-06-30T16:00:00Z')],
    ]);
    expect(inEffect(order!.versions)?.id).toBe('v2');
  });

  it('change hands at the very instant of effect', () => {
    const records = [published(1, '2025-12-31T16:00:00Z'), published(2, '2026-06-30T16:00:00Z')];
    const at = (now: number) => inEffect(standingVersions(records, now)[0]!.versions)?.id;
    const begin = Date.parse('2026-06-30T16:00:00Z');
    expect([at(begin - 1), at(begin)]).toEqual(['v1', 'v2']);
  });
});

describe('the acts of a version', () => {
  const anyone = { by: 'person:me', can: () => true };

  it('are those that lead on from its state', () => {
    const acts = (state: SchemeVersion['state']) => actsOffered(version(1, { state }), anyone).map(({ act }) => act);
    expect(acts('draft')).toEqual(['submit', 'withdraw']);
    expect(acts('submitted')).toEqual(['return', 'approve']);
    expect(acts('approved')).toEqual(['publish']);
    expect(acts('published')).toEqual([]);
    expect(acts('withdrawn')).toEqual([]);
  });

  it('are named with what hinders them: no right, sent by oneself, not saved, not fit', () => {
    const open = { isSaved: true, isReady: true };
    const hindrance = (given: Partial<SchemeVersion>, reader: Parameters<typeof actsOffered>[1], of = open) =>
      Object.fromEntries(actsOffered(version(1, given), reader, of).map(({ act, hindrance }) => [act, hindrance]));
    expect(hindrance({}, { by: 'person:me', can: (right) => right !== 'zone.edit' })['submit']).toBe('noRight');
    expect(hindrance({ state: 'submitted', submittedBy: 'person:me' }, anyone)).toEqual({
      return: undefined,
      approve: 'ownSubmission',
    });
    expect(hindrance({}, anyone, { ...open, isSaved: false })['submit']).toBe('unsaved');
    for (const given of [{}, { state: 'approved' }] as const) {
      expect(Object.values(hindrance(given, anyone, { ...open, isReady: false }))[0]).toBe('notReady');
    }
    expect(hindrance({ state: 'approved' }, anyone)['publish']).toBeUndefined();
  });
});
