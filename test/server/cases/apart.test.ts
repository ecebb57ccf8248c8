import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Seat } from '#domain/people/seats.ts';
import { as, editorToken } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { uploadPhoto } from './upload-photo.ts';

let city: OpenCity;
let number: string;
let photo: string;
const all = { authorization: `Bearer ${editorToken}` };

beforeAll(async () => {
  city = await openCity();
  photo = await uploadPhoto(city, all, 1);
  await city.app.inject({
    method: 'POST',
    url: '/api/changes',
    payload: {
      kind: 'units.create',
      note: '',
      lines: [],
      records: [{ kind: 'units', base: null, after: { name: '城中中队', kind: 'squad' } }],
    },
  });
  const report = { classKind: 'matter', classCode: '06010', lon: 119.92, lat: 32.48, channel: 'patrol' };
  const made = await city.app.inject({ method: 'POST', url: '/api/cases', payload: report });
  ({ number } = made.json<{ number: string }>());
});
afterAll(() => city.close());

async function act(headers: Record<string, string>, name: string, input: object = {}) {
  const { version } = (await city.app.inject(`/api/cases/${number}`)).json<{ case: { version: number } }>().case;
  const payload = { act: name, base: version, input };
  return city.app.inject({ method: 'POST', url: `/api/cases/${number}/acts`, headers, payload });
}

it('nobody inspects or closes what he handled: not under a token of his own either, and the entry is named', async () => {
  for (const [name, input] of [
    ['case.file', {}],
    ['case.dispatch', { unit: '城中中队' }],
    ['case.acknowledge', {}],
    ['case.report-back', { photosAfter: [photo] }],
  ] as const) {
    expect((await act(all, name, input)).statusCode).toBe(200);
  }
  const made = await city.app.inject({
    method: 'POST',
    url: '/api/tokens',
    payload: { name: 'own', use: 'api', rights: ['map.read', 'case.verify', 'case.file'] },
  });
  const own = { authorization: `Bearer ${made.json<{ secret: string }>().secret}` };
  const offered = async (headers: Record<string, string>) =>
    (await city.app.inject({ url: `/api/cases/${number}`, headers }))
      .json<{ acts: { act: string }[] }>()
      .acts.map((one) => one.act);
  for (const headers of [all, own]) {
    for (const [name, input] of [
      ['case.inspect', { photos: [photo] }],
      ['case.force-close', { reason: 'a' }],
    ] as const) {
      const refused = await act(headers, name, input);
      expect([refused.statusCode, refused.json<{ errors: { detail: string }[] }>().errors[0]!.detail]).toEqual([
        403,
        expect.stringMatching(
          /^you did "case\.report-back" on this case \(change \d+\); "case\.[a-z-]+" is for somebody else$/,
        ),
      ]);
    }
    expect(await offered(headers)).not.toContain('case.inspect');
  }
  const seat = (name: Seat) => as(name);
  expect(await offered(seat('supervisor'))).toContain('case.inspect');
  expect((await act(seat('supervisor'), 'case.inspect', { photos: [photo] })).statusCode).toBe(200);
  expect((await act(all, 'case.close')).statusCode).toBe(403);
  expect((await act(seat('shiftLead'), 'case.close')).statusCode).toBe(200);
});
