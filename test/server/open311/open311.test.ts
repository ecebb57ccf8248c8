import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cases, roads } from '../collections/small-city.ts';
import { editorToken, stranger } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';

let city: OpenCity;
beforeAll(async () => {
  city = await openCity({ roads, cases });
});
afterAll(() => city?.close());

const base = '/open311/v2';

async function get(path: string, headers: Record<string, string> = {}) {
  return city.app.inject({ url: `${base}/${path}`, headers });
}

async function post(fields: Record<string, string>, format = 'json', headers: Record<string, string> = stranger) {
  return city.app.inject({
    method: 'POST',
    url: `${base}/requests.${format}`,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    payload: new URLSearchParams(fields).toString(),
  });
}

const numbers = async (query: string) =>
  (await get(`requests.json?${query}`)).json<{ service_request_id: string }[]>().map((row) => row.service_request_id);

const hawker = {
  api_key: editorToken,
  service_code: '09001',
  lat: '32.485',
  long: '119.921',
  description: '路口有游商 <占道> & 叫卖',
  first_name: '小明',
  last_name: '王',
  phone: '13900001234',
  email: 'wang@example.com',
};

describe('services', () => {
  test('are the classes of the catalogue, as the specification lists them', async () => {
    const answer = await get('services.json?jurisdiction_id=taizhou', stranger);
    expect(answer.statusCode).toBe(200);
    const services = answer.json<{ service_code: string }[]>();
    expect(services.find((service) => service.service_code === '09001')).toEqual({
      service_code: '09001',
      service_name: '无照经营游商',
      description: 'unlicensed hawker',
      metadata: false,
      type: 'realtime',
      keywords: 'unlicensed hawker',
      group: '街面秩序类',
    });
    // A component and what goes wrong with it are one service: 153 + 97.
    expect(services).toHaveLength(250);
    expect(services.find((service) => service.service_code === '01004')).toMatchObject({ service_name: '雨水箅子' });
  });

  test('are the same in XML', async () => {
    const answer = await get('services.xml', stranger);
    expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(answer.body).toMatch(
      /^<\?xml version="1.0" encoding="utf-8"\?>\n<services><service><service_code>01001<\/service_code>/,
    );
    expect(answer.body).toContain(
      '<service><service_code>09001</service_code><service_name>无照经营游商</service_name>' +
        '<description>unlicensed hawker</description><metadata>false</metadata><type>realtime</type>' +
        '<keywords>unlicensed hawker</keywords><group>街面秩序类</group></service>',
    );
  });

  test('have no questions of their own', async () => {
    expect((await get('services/09001.json', stranger)).json()).toEqual({ service_code: '09001', attributes: [] });
    expect((await get('services/09001.xml', stranger)).body).toContain(
      '<service_definition><service_code>09001</service_code><attributes></attributes></service_definition>',
    );
    const unknown = await get('services/99999.json', stranger);
    expect(unknown.statusCode).toBe(404);
    expect(unknown.json()).toEqual([{ code: 404, description: 'service_code "99999" was not found.' }]);
  });

  test('are announced', async () => {
    const found = (await get('discovery.json', stranger)).json<{ endpoints: object[] }>();
    expect(found.endpoints).toMatchObject([
      { specification: 'http://wiki.open311.org/GeoReport_v2', formats: ['text/xml', 'application/json'] },
    ]);
    expect((await get('discovery.xml', stranger)).body).toContain(
      '<formats><format>text/xml</format><format>application/json</format></formats>',
    );
  });
});

describe('requests', () => {
  test('are cases as anybody may read them', async () => {
    expect((await get('requests/20261120-0007.json')).json()).toEqual([
      {
        service_request_id: '20261120-0007',
        status: 'open',
        status_notes: '处置中',
        service_name: '占道经营',
        service_code: '0601',
        description: null,
        agency_responsible: '海陵中队',
        service_notice: null,
        requested_datetime: '2026-11-20T01:00:00Z',
        updated_datetime: '2026-11-20T01:00:00Z',
        expected_datetime: '2026-11-22T03:00:00Z',
        address: '坡子街，人民路口向南50米，路东',
        address_id: null,
        zipcode: null,
        lat: 32.485,
        long: 119.921,
        media_url: null,
      },
    ]);
    const xml = (await get('requests/20261120-0007.xml')).body;
    expect(xml).toContain('<service_requests><request><service_request_id>20261120-0007</service_request_id>');
    expect(xml).toContain('<description/>');
    expect(xml).toContain('<lat>32.485</lat><long>119.921</long>');
  });

  test('are found newest first, by status, service and time', async () => {
    expect(await numbers('')).toEqual(['20261122-0001', '20261121-0007', '20261120-0007', '20261105-0012']);
    expect(await numbers('status=closed')).toEqual(['20261105-0012']);
    expect(await numbers('status=open,closed&service_code=0601,09001&page_size=3')).toHaveLength(4);
    expect(await numbers('service_code=09001')).toEqual([]);
    expect(await numbers('start_date=2026-11-20T09:00:00%2B08:00&end_date=2026-11-21T02:00:00Z')).toEqual([
      '20261121-0007',
      '20261120-0007',
    ]);
    // A plus sign that was not encoded.
    expect(await numbers('start_date=2026-11-21T10:00:01+08:00')).toEqual(['20261122-0001']);
    expect(await numbers('end_date=2026-08-01T00:00:00Z')).toEqual([]);
  });

  test('are found by their numbers before all else', async () => {
    expect(await numbers('service_request_id=20261105-0012,20261122-0001,20991231-0001&status=open')).toEqual([
      '20261122-0001',
      '20261105-0012',
    ]);
    expect((await get('requests/20991231-0001.xml')).body).toContain(
      '<errors><error><code>404</code><description>service_request_id &quot;20991231-0001&quot; was not found.' +
        '</description></error></errors>',
    );
  });

  test('say what is wrong with a search, each thing by its name', async () => {
    const answer = await get('requests.json?status=done&start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z');
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual([
      { code: 400, description: 'status can be open and closed, not "done"' },
      { code: 400, description: 'end_date lies more than 90 days after start_date' },
    ]);
    const unzoned = await get('requests.json?start_date=2026-11-21T10:00:00');
    expect(unzoned.json<{ description: string }[]>()[0]!.description).toMatch(/^start_date must be an instant/);
  });

  test('are read by a key in the address too, and not by a stranger', async () => {
    expect((await get(`requests.json?api_key=${editorToken}`, stranger)).statusCode).toBe(200);
    const refused = await get('requests.json', stranger);
    expect([refused.statusCode, refused.json<{ code: number }[]>()[0]!.code]).toEqual([401, 401]);
    // Elsewhere a key in the address is no key.
    const elsewhere = await city.app.inject({ url: `/api/cases/c1?api_key=${editorToken}`, headers: stranger });
    expect(elsewhere.statusCode).toBe(401);
  });

  test('have their number as a token', async () => {
    expect((await get('tokens/20261105-0012.json')).json()).toEqual([
      { service_request_id: '20261105-0012', token: '20261105-0012' },
    ]);
    for (const path of ['tokens/nothing.json', 'requests/%00.xml', 'requests/20261105-0012.csv']) {
      expect([path, (await get(path)).statusCode]).toEqual([path, 404]);
    }
  });
});

describe('a report', () => {
  test('becomes a case whose number it is told, and nothing of who reported comes back', async () => {
    const answer = await post(hawker);
    expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
    const [made] = answer.json<{ service_request_id: string }[]>();
    expect(made).toEqual({
      service_request_id: expect.stringMatching(/^20261122-\d{4}$/),
      service_notice: null,
      account_id: null,
    });
    const number = made!.service_request_id;
    const kept = (await city.app.inject({ url: `/api/cases/${number}` })).json<{ case: { properties: object } }>();
    expect(kept.case.properties).toMatchObject({
      channel: 'open311',
      status: 'pendingAcceptance',
      classCode: '09001',
      classKind: 'matter',
      description: '路口有游商 <占道> & 叫卖',
    });
    const json = (await get(`requests/${number}.json`)).body;
    const xml = (await get(`requests/${number}.xml`)).body;
    expect(xml).toContain('<description>路口有游商 &lt;占道&gt; &amp; 叫卖</description>');
    for (const personal of ['小明', '王小明', '13900001234', 'wang@example.com']) {
      expect(answer.body + json + xml + JSON.stringify(kept)).not.toContain(personal);
    }
    const { rows } = await city.context.store.pool.query('select field, value from personal_field order by field');
    expect(rows.map(({ field, value }: { field: string; value: string }) => `${field} ${value}`)).toEqual([
      'callerAddress wang@example.com',
      'callerName 王小明',
      'callerPhone 13900001234',
    ]);
  });

  test('is answered in XML where that is asked, and finds its place by words', async () => {
    const { lat: _, long: __, ...rest } = hawker;
    const answer = await post(
      { ...rest, address_string: '坡子街', media_url: 'http://example.com/a.jpg', jurisdiction_id: 'any' },
      'xml',
    );
    expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
    expect(answer.body).toMatch(
      /<service_requests><request><service_request_id>20261122-\d{4}<\/service_request_id><service_notice>media_url .*<\/service_notice><account_id\/><\/request><\/service_requests>/,
    );
  });

  test('about a component is filed as the component', async () => {
    const [made] = (await post({ ...hawker, service_code: '01004' })).json<{ service_request_id: string }[]>();
    const kept = (await city.app.inject({ url: `/api/cases/${made!.service_request_id}` })).json<object>();
    expect(kept).toMatchObject({ case: { properties: { classKind: 'component', className: '雨水箅子' } } });
  });

  test('needs a key that may report', async () => {
    const { api_key: _, ...keyless } = hawker;
    for (const fields of [keyless, { ...keyless, api_key: 'nobody' }]) {
      const answer = await post(fields);
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toEqual([{ code: 403, description: 'api_key is missing or not known.' }]);
    }
    expect((await post(keyless, 'json', { authorization: `Bearer ${editorToken}` })).statusCode).toBe(201);
  });

  test('that cannot be taken says why', async () => {
    const said = async (change: Record<string, string>) => {
      const answer = await post({ ...hawker, ...change });
      return answer.json<{ code: number; description: string }[]>().map((one) => `${one.code} ${one.description}`);
    };
    expect(await said({ service_code: '' })).toEqual(['400 service_code was not provided.']);
    expect(await said({ service_code: '0601' })).toEqual(['404 service_code "0601" was not found.']);
    expect(await said({ lat: '', long: '' })).toEqual(['400 lat and long, or address_string, must be provided']);
    expect(await said({ lat: 'x', long: '200' })).toEqual([
      '400 lat must be degrees (WGS84) from -85 to 85',
      '400 long must be degrees (WGS84) from -180 to 180',
    ]);
    expect(await said({ lat: '', long: '', address_string: '没有这样的地方' })).toEqual([
      '400 address_string is not known here: send lat and long',
    ]);
    expect(await said({ description: '字'.repeat(1001) })).toEqual(['400 description has more than 1000 characters']);
    expect(await said({ first_name: 'a\0b' })).toEqual(['400 first_name has a NUL character']);
    expect((await said({ description: '请打 13900001234' }))[0]).toMatch(/^400 description holds a telephone number/);
  });
});
