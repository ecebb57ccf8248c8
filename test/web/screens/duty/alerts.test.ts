import { describe, expect, it } from 'vitest';
import { cameSince } from '../../../../web/screens/duty/alerts.ts';

const now = (newest: readonly string[], overdue: number, of = 'mine') => ({ of, newest, overdue });

describe('what came into a queue', () => {
  it('is nothing at the first look, and nothing in another queue', () => {
    const first = cameSince(undefined, now(['a', 'b'], 3));
    expect(first.came).toEqual({ arrived: 0, overdue: 0 });
    expect(cameSince(first.seen, now(['x', 'y'], 9, 'overdue')).came).toEqual({ arrived: 0, overdue: 0 });
  });

  it('are cases never seen in it, and cases that turned overdue', () => {
    const { seen } = cameSince(undefined, now(['a', 'b'], 3));
    const second = cameSince(seen, now(['d', 'c', 'a'], 5));
    expect(second.came).toEqual({ arrived: 2, overdue: 2 });
    expect(cameSince(second.seen, now(['b', 'd', 'c'], 4)).came).toEqual({ arrived: 0, overdue: 0 });
  });
});
