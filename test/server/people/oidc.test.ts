import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ConfigError, readConfig } from '../../../server/config.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';
import { openBrowser, type Browser } from './browser.ts';
import { startProvider, type RunningProvider } from './provider.ts';

const origin = 'https://map.example.gov.cn';
const callback = `${origin}/api/session/oidc/callback`;

let clock = noon;
let provider: RunningProvider;
let city: OpenCity;
beforeAll(async () => {
  // The library of the provider says aloud what is only for trying things out.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  provider = await startProvider(callback, 'userinfo');
  city = await openCity({}, settings(provider.issuer), () => clock);
});
afterAll(async () => {
  await city?.close();
  await provider?.stop();
  vi.restoreAllMocks();
});

function settings(issuer: string): Record<string, string> {
  return {
    SHIRONG_ORIGIN: origin,
    SHIRONG_OIDC_ISSUER: issuer,
    SHIRONG_OIDC_CLIENT_ID: 'shirong',
    SHIRONG_OIDC_CLIENT_SECRET: 'secret of shirong',
  };
}

/** Leaves for the provider. @returns its address */
async function leave(browser: Browser, back = '/admin/people?sort=name'): Promise<string> {
  const visit = await browser.get(`/api/session/oidc?back=${encodeURIComponent(back)}`);
  expect(visit.status, visit.body).toBe(302);
  return String(visit.headers['location']);
}

/** Comes back from the provider. @returns where the page is then */
async function comeBack(browser: Browser, address: string): Promise<string> {
  const visit = await browser.get(address.slice(origin.length));
  expect(visit.status, visit.body).toBe(302);
  return String(visit.headers['location']);
}

async function whoIs(browser: Browser): Promise<string> {
  const { kind, id } = (await browser.get('/api/session')).json<{ kind: string; id: string }>();
  return `${kind}:${id}`;
}

describe('signing in through a provider', () => {
  test('signs in whoever it vouches for, and leads back to where they were', async () => {
    const browser = openBrowser(city.app);
    const there = await leave(browser);
    const asked = new URL(there).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      redirect_uri: callback,
      code_challenge_method: 'S256',
    });
    expect(browser.setCookies()[0]).toMatch(
      /^shirong_oidc=[\w-]+; Max-Age=600; Path=\/api\/session\/oidc\/callback; HttpOnly; Secure; SameSite=Lax$/,
    );
    const back = await provider.walk(there, 'Sample-Planner');
    expect(await comeBack(browser, back)).toBe('/admin/people?sort=name');
    expect(await whoIs(browser)).toBe('person:planner');
    expect(browser.cookies.has('shirong_oidc')).toBe(false);
  });

  test('makes nobody: a name that is nobody’s here stays outside', async () => {
    const browser = openBrowser(city.app);
    const back = await provider.walk(await leave(browser, '/'), 'somebody-else');
    expect(await comeBack(browser, back)).toBe('/sign-in?refused=unknown&back=%2F');
    expect(await whoIs(browser)).toBe('visitor:');
    expect(city.context.records.all('people').some(({ content }) => content['username'] === 'somebody-else')).toBe(
      false,
    );
  });

  test('holds once, in the browser it began in, and not for ever', async () => {
    const browser = openBrowser(city.app);
    const back = await provider.walk(await leave(browser), 'sample-planner');
    const victim = openBrowser(city.app);
    expect(await comeBack(victim, back)).toBe('/sign-in?refused=over&back=%2F');
    const state = browser.cookies.get('shirong_oidc')!;
    expect(await comeBack(browser, back)).toBe('/admin/people?sort=name');
    browser.cookies.set('shirong_oidc', state);
    expect(await comeBack(browser, back)).toBe('/sign-in?refused=over&back=%2F');

    const late = openBrowser(city.app);
    const lateBack = await provider.walk(await leave(late), 'sample-planner');
    clock = noon + 10 * 60_000;
    expect(await comeBack(late, lateBack)).toBe('/sign-in?refused=over&back=%2F');
    clock = noon;
    expect(await whoIs(late)).toBe('visitor:');
  });

  test('comes to nothing with a code that is not the provider’s, or an error of the provider', async () => {
    for (const spoil of ['code', 'error'] as const) {
      const browser = openBrowser(city.app);
      const back = new URL(await provider.walk(await leave(browser), 'sample-planner'));
      back.searchParams.set(spoil, spoil === 'code' ? 'made-up' : 'access_denied');
      if (spoil === 'error') back.searchParams.delete('code');
      expect(await comeBack(browser, back.href)).toBe('/sign-in?refused=refused&back=%2Fadmin%2Fpeople%3Fsort%3Dname');
      expect(await whoIs(browser)).toBe('visitor:');
    }
  });

  test.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', 'admin', '/a b', '/\t/x'])(
    'never leads back to %j',
    async (back) => {
      const visit = await openBrowser(city.app).get(`/api/session/oidc?back=${encodeURIComponent(back)}`);
      expect(visit.status).toBe(400);
    },
  );

  test('takes the name from the ID token where it is there', async () => {
    const other = await startProvider(callback, 'id-token');
    const there = await openCity({}, settings(other.issuer));
    try {
      const browser = openBrowser(there.app);
      const back = await other.walk(await leave(browser), 'sample-leader');
      expect(await comeBack(browser, back)).toBe('/admin/people?sort=name');
      expect(await whoIs(browser)).toBe('person:leader');
    } finally {
      await there.close();
      await other.stop();
    }
  });

  test('asks the provider what it offers once, and only when somebody comes', async () => {
    await leave(openBrowser(city.app));
    await leave(openBrowser(city.app));
    expect(provider.lookups()).toBe(1);
  });
});

test('the server starts while the provider is away, says so to whoever comes, and asks again', async () => {
  const free = createServer();
  await new Promise<void>((ready) => free.listen(0, '127.0.0.1', ready));
  const { port } = free.address() as AddressInfo;
  await new Promise((done) => free.close(done));
  const there = await openCity({}, settings(`http://127.0.0.1:${port}`));
  try {
    for (let i = 0; i < 2; i++) {
      const visit = await openBrowser(there.app).get('/api/session/oidc');
      expect([visit.status, visit.headers['retry-after'], visit.headers['content-type']]).toEqual([
        503,
        '10',
        'application/problem+json; charset=utf-8',
      ]);
    }
    const { signIn } = (await openBrowser(there.app).get('/api/session')).json<{ signIn: { oidc: boolean } }>();
    expect(signIn.oidc).toBe(true);
  } finally {
    await there.close();
  }
});

test('without a provider there is nothing there', async () => {
  const there = await openCity();
  try {
    for (const url of ['/api/session/oidc', '/api/session/oidc/callback?state=x']) {
      expect((await openBrowser(there.app).get(url)).status).toBe(404);
    }
  } finally {
    await there.close();
  }
});

test('a provider elsewhere must be reached over TLS', () => {
  expect(() => readConfig(settings('http://login.example.gov.cn'))).toThrow(ConfigError);
  expect(readConfig(settings('https://login.example.gov.cn')).oidc?.claim).toBe('preferred_username');
  expect(readConfig(settings('http://[::1]:3000')).oidc?.issuer).toBe('http://[::1]:3000');
});
