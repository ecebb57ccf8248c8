import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import settings from '#standards/settings.json' with { type: 'json' };
import { keptMs, forgetSession, rememberedSession, rememberSession } from '../../../web/state/remembered-session.ts';
import type { Session } from '../../../web/state/session.ts';

const signIn = { password: true, oidc: false, sample: [] };
const officer: Session = {
  kind: 'person',
  id: 'p1',
  name: '队员',
  rights: ['case.handle'],
  collections: 'all',
  csrf: 'secret',
  signIn,
};

beforeEach(() => window.history.replaceState(null, '', '/field?tab=handle'));
afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

describe('who used the street’s page last', () => {
  it('is not remembered longer than what is done meanwhile can be sent', () => {
    const lateHours = settings.settings.find(({ key }) => key === 'field.lateHours')!.value as number;
    expect(keptMs).toBeLessThanOrEqual(lateHours * 3_600_000);
  });

  it('is remembered for two shifts without the token of the session', () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-23T00:00:00Z') });
    rememberSession(officer);
    const { csrf: _token, ...kept } = officer;
    expect(rememberedSession()).toEqual(kept);
    expect(JSON.stringify({ ...localStorage })).not.toContain('secret');
    vi.setSystemTime(Date.parse('2026-11-24T12:00:01Z'));
    expect(rememberedSession()).toBeUndefined();
  });

  it('is nobody on a desk, nor after signing out; a session that ended by itself changes nothing', () => {
    rememberSession(officer);
    rememberSession({ ...officer, kind: 'visitor', id: '', rights: [] });
    expect(rememberedSession()?.id).toBe('p1');
    window.history.replaceState(null, '', '/duty');
    expect(rememberedSession()).toBeUndefined();
    window.history.replaceState(null, '', '/field');
    forgetSession();
    expect(rememberedSession()).toBeUndefined();
    window.history.replaceState(null, '', '/duty');
    rememberSession(officer);
    window.history.replaceState(null, '', '/field');
    expect(rememberedSession()).toBeUndefined();
  });

  it('is nobody once another person signed in at a desk of the same browser', () => {
    rememberSession(officer);
    window.history.replaceState(null, '', '/duty');
    rememberSession(officer);
    window.history.replaceState(null, '', '/field');
    expect(rememberedSession()?.id).toBe('p1');
    window.history.replaceState(null, '', '/duty');
    rememberSession({ ...officer, id: 'p2' });
    window.history.replaceState(null, '', '/field');
    expect(rememberedSession()).toBeUndefined();
  });
});
