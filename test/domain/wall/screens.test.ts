import { describe, expect, it } from 'vitest';
import type { Caller } from '#domain/people/caller.ts';
import { mayReadKind } from '#domain/people/may-read-kind.ts';
import { callerOfToken, type Token } from '#domain/people/token.ts';
import { recordKinds } from '#domain/records.ts';
import { screenState } from '#domain/wall/screen-state.ts';
import { tokenEnd } from '#domain/wall/token-end.ts';

const now = Date.parse('2026-11-22T04:00:00Z');
const second = 1_000;
const limits = { lateMs: 50 * second, goneMs: 120 * second };

describe('a screen', () => {
  it('is live, late or gone by when it was heard last, to the second', () => {
    const states = [0, 49, 50, 119, 120].map((ago) => screenState(now - ago * second, 0, now, limits));
    expect(states).toEqual(['live', 'live', 'late', 'late', 'gone']);
  });

  it('never heard of is not called gone by a server that has just started', () => {
    expect(screenState(undefined, now - 49 * second, now, limits)).toBe('late');
    expect(screenState(undefined, now - 50 * second, now, limits)).toBe('gone');
  });

  it('cannot come back by itself when its token is over, and says why', () => {
    const token = { name: '大厅', use: 'display', rights: ['map.read'], createdBy: 'person:me' };
    const ends = [
      token,
      { ...token, revokedAt: '2026-11-22T03:00:00Z' },
      { ...token, expiresAt: '2026-11-22T04:00:00Z' },
      { ...token, expiresAt: '2026-11-22T04:00:01Z' },
      undefined,
    ].map((content) => {
      const record = content && { kind: 'tokens', id: 't', version: 1, content };
      return tokenEnd({ get: () => record }, 't', now);
    });
    expect(ends).toEqual([undefined, 'revoked', 'expired', undefined, 'missing']);
  });
});

describe('a display', () => {
  const token: Token = {
    name: '大厅',
    use: 'display',
    rights: ['map.read', 'history.read', 'jobs.see'],
    createdBy: 'x',
  };
  const display = callerOfToken('t', token, now)!;

  it('reads the map whatever else its token was given; a program’s token keeps all of it', () => {
    expect(display).toMatchObject({ kind: 'display', grants: [{ rights: ['map.read'] }] });
    expect(callerOfToken('t', { ...token, use: 'api' }, now)!.grants).toEqual([{ rights: token.rights }]);
  });

  it('reads what walls are made of and what their figures go by, and no kind that could name a person', () => {
    const read = (caller: Caller): string[] =>
      recordKinds.filter((kind) => mayReadKind(caller, kind)).map(({ id }) => id);
    expect(read(display)).toEqual([
      'settings',
      'calendars',
      'case-classes',
      'scenes',
      'walls',
      'screens',
      'wall-pushes',
      'alarm-answers',
    ]);
    expect(read({ ...display, kind: 'visitor' })).toEqual([
      'scenes',
      'walls',
      'screens',
      'wall-pushes',
      'alarm-answers',
    ]);
    expect(read({ ...display, kind: 'token' })).toContain('crews');
  });
});
