import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { as, stranger } from '../http/callers.ts';

describe('what supervisors ask', () => {
  let city: OpenCity;

  beforeAll(async () => {
    city = await openCity();
  });

  afterAll(() => city.close());

  it('says that it lives and stands where the database stands', async () => {
    expect((await city.app.inject({ url: '/healthz', headers: stranger })).body).toBe('ok\n');
    const ready = await city.app.inject({ url: '/readyz', headers: stranger });
    expect(ready.json()).toEqual({ state: 'ready', database: { answers: true }, seq: 0, lastSeq: 0 });
  });

  it('measures requests by pattern and status, tiles, readers and the number', async () => {
    await city.app.inject('/api/features/roads/nothing');
    await city.app.inject('/tiles/roads/14/13707/6602');
    await city.app.inject('/tiles/roads/14/13707/6602');
    await city.app.inject('/no/such/path');
    const { body, headers } = await city.app.inject('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toMatch(
      /shirong_request_seconds_count\{method="GET",route="\/api\/features\/:collection\/:id",status="404"\} 1\n/,
    );
    expect(body).toMatch(/shirong_request_seconds_count\{method="GET",route="none",status="404"\} 1\n/);
    expect(body).toContain('shirong_tile_cut_seconds_count 1\n');
    expect(body).toContain('shirong_tile_cache_hits_total 1\n');
    expect(body).toContain('shirong_live_readers 0\n');
    expect(body).toContain('shirong_changes_behind 0\n');
    expect(body).toContain('shirong_database_away 0\n');
  });

  it('shows its measures on this computer, and elsewhere to whoever has an account', async () => {
    expect((await city.app.inject({ url: '/metrics', headers: stranger })).statusCode).toBe(401);
    const forwarded = { 'x-forwarded-for': '192.0.2.1' };
    expect((await city.app.inject({ url: '/metrics', headers: { ...as('leader'), ...forwarded } })).statusCode).toBe(
      200,
    );
  });
});
