import { describe, expect, it } from 'vitest';
import { allActs, ruleOf } from '#domain/cases/acts.ts';
import { caseStatuses, type CaseStatus } from '#domain/cases/status.ts';
import { actKeys, actUnder, deciding, deskKeys, keyWords, opensForm } from '../../../../web/screens/duty/act-keys.ts';

describe('the keys of the acts', () => {
  it('are never the same for two acts of one state, but for the decisions of which one at most is possible', () => {
    const clashes = (Object.keys(caseStatuses) as CaseStatus[]).flatMap((status) => {
      const possible = allActs.filter((act) => ruleOf(act).from.includes(status) && !deciding.includes(act));
      const keys = [...possible.map((act) => actKeys[act]), ...(deciding.length > 0 ? ['t'] : [])];
      return keys.filter((key, place) => keys.indexOf(key) !== place).map((key) => `${status}: ${key}`);
    });
    expect(clashes).toEqual([]);
  });

  it('share one key for every decision', () => {
    expect(new Set(deciding.map((act) => actKeys[act]))).toEqual(new Set(['t']));
  });

  it('leave the keys of the desk itself alone', () => {
    const { report: _report, ...others } = deskKeys;
    const acts = new Set<string>(Object.values(actKeys));
    expect(Object.values(others).filter((key) => acts.has(key))).toEqual([]);
    expect(new Set(Object.values(deskKeys)).size).toBe(Object.keys(deskKeys).length);
  });

  it('name an act by what is possible', () => {
    expect(actUnder('a', ['case.reject', 'case.acknowledge'])).toBe('case.acknowledge');
    expect(actUnder('l', ['case.reject'])).toBeUndefined();
    expect(keyWords('shift+j')).toEqual(['Shift', 'J']);
    expect(keyWords(' ')).toEqual(['Space']);
  });

  it('do at once what needs nothing, and ask for the rest', () => {
    expect(
      ['case.accept', 'case.file', 'case.dispatch', 'case.acknowledge', 'case.close'].map((act) =>
        opensForm(act as 'case.file'),
      ),
    ).toEqual([false, false, false, false, false]);
    expect(['case.reject', 'case.assign', 'case.verify'].map((act) => opensForm(act as 'case.file'))).toEqual([
      true,
      true,
      true,
    ]);
  });
});
