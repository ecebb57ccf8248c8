import { describe, expect, it } from 'vitest';
import {
  askedBy,
  everyRule,
  isNarrowed,
  ownOf,
  paramsOf,
  printListAddress,
  type FindingsAsked,
} from '../../../web/checks/address.ts';
import { findingsSearch } from '../../../web/checks/api.ts';
import { parseOwn, serialiseOwn } from '../../../web/state/own-search.ts';

const full: FindingsAsked = {
  ...({
    rule: 'signs-spacing',
    state: 'mended',
    treat: 'list',
    severity: 'low',
    unit: '一中队',
    district: '海陵区',
  } as const),
  ...({ street: '青年路', words: '提示牌', since: '2026-11-01', until: '2026-11-22', sort: 'newest' } as const),
};

describe('the address of the desk of checks', () => {
  it('gives back what was asked, though the map has words of its own in it', () => {
    expect(askedBy(parseOwn(serialiseOwn(ownOf(full))))).toEqual(full);
    expect(serialiseOwn(ownOf(askedBy({ rule: 'a' })))).toBe('rule=a');
  });

  it('opens damaged links at what they still say', () => {
    const asked = askedBy({ rule: 'a', state: 'gone', severity: '9', sort: 'x', since: '2026-02-30', treat: '' });
    expect(asked).toEqual({ rule: 'a', state: 'open', treat: 'any', words: '', sort: 'severity' });
    expect(isNarrowed(asked)).toBe(false);
    expect(isNarrowed({ ...asked, severity: 'low' })).toBe(true);
  });

  it('asks the server for days of Shanghai, the last included, and for no rule where all are meant', () => {
    expect(paramsOf(full)).toMatchObject({ from: '2026-10-31T16:00:00Z', to: '2026-11-22T16:00:00Z', q: '提示牌' });
    expect(findingsSearch(paramsOf(askedBy({ rule: everyRule })))).toBe('sort=severity');
  });

  it('calls a printed list by a word that the map has not', () => {
    expect(parseOwn(printListAddress('L/1').split('?')[1]!)).toEqual({ worklist: 'L/1' });
  });
});
