import { describe, expect, it } from 'vitest';
import { cameSince, isPlain } from '../../../../web/screens/duty/alerts.ts';

const now = (newest: readonly string[], overdue: number, of = 'mine') => ({ of, newest, overdue });

describe('what came into a queue', () => {
  it('is nothing at the first look, and nothing in another queue', () => {
    const first = cameSince(undefined, now(['a', 'b'], 3));
    expect(first.came).toEqual({ arrived: [], overdue: 0 });
    expect(cameSince(first.seen, now(['x', 'y'], 9, 'overdue')).came).toEqual({ arrived: [], overdue: 0 });
  });

  it('are cases never seen in it, and cases that turned overdue', () => {
    const { seen } = cameSince(undefined, now(['a', 'b'], 3));
    const second = cameSince(seen, now(['d', 'c', 'a'], 5));
    expect(second.came).toEqual({ arrived: ['d', 'c'], overdue: 2 });
    expect(cameSince(second.seen, now(['b', 'd', 'c'], 4)).came).toEqual({ arrived: [], overdue: 0 });
  });

  it('has one sound each: an urgent case that nobody has in hand sounds as an alarm and no second time', () => {
    const one = (number: string, urgent: boolean, status: string) => ({ properties: { number, urgent, status } });
    const cases = [one('a', true, 'pendingFiling'), one('b', false, 'pendingFiling'), one('c', true, 'handling')];
    const plain = (arrived: string[], overdue = 0) => isPlain({ arrived, overdue }, cases);
    expect([plain(['a']), plain(['a', 'b']), plain(['c']), plain(['a'], 1)]).toEqual([false, true, true, true]);
  });
});
