import { describe, expect, it } from 'vitest';
import { parseOwn, serialiseOwn } from '../../../web/state/own-search.ts';

describe("a screen's own search parameters", () => {
  it('are all but those of the view of the map', () => {
    expect(parseOwn('?v=14/32/119&l=zones&from=2026-11-01&since=2026-11-02&q=%E7%8E%8B&lang=en')).toEqual({
      since: '2026-11-02',
      q: '王',
    });
  });

  it('are written in one order, without the empty ones, and read back the same', () => {
    const written = serialiseOwn({ q: '王 & 李', by: 'person:1', kind: '', v: '14/1/1' });
    expect(written).toBe('by=person%3A1&q=%E7%8E%8B+%26+%E6%9D%8E');
    expect(parseOwn(written)).toEqual({ by: 'person:1', q: '王 & 李' });
  });
});
