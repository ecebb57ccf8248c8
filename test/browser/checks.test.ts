import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownFinding } from '../../web/checks/api.ts';
import { type RunningServer, startServer } from '../running-server.ts';
import { signIn } from '../sign-in.ts';
import { Checker } from './checker.ts';
import { launchBrowser } from './chromium.ts';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ SHIRONG_SAMPLE_CASES: '200' }), launchBrowser()]);
  // The first run fills the findings.
  while ((await asked<{ phase: string }>('/api/rules')).phase !== 'ready') {
    await new Promise((done) => setTimeout(done, 250));
  }
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const asked = async <T>(path: string) => (await (await fetch(new URL(path, server.url))).json()) as T;

/** Puts a sign up where a finding's remedy says, as somebody else at the register does. */
async function putSign(finding: string): Promise<void> {
  const { finding: found } = await asked<{ finding: ShownFinding }>(`/api/findings/${finding}`);
  if (found.remedy.do !== 'add') throw new Error(`finding ${finding} is not mended by adding something`);
  const { lon, lat, words } = found.remedy.places[0]!;
  const signs = await asked<{ features: Array<{ properties: Record<string, unknown> }> }>(
    '/ogc/collections/reminder-signs/items?f=json&limit=1',
  );
  const properties = {
    ...signs.features[0]!.properties,
    number: 'TSP-900',
    road: words.split('，')[0],
    state: 'intact',
  };
  const after = { geometry: { type: 'Point', coordinates: [lon, lat] }, properties };
  const answer = await fetch(new URL('/api/changes', server.url), {
    method: 'POST',
    headers: { ...(await signIn(server.url, 'planner')), 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'register.create',
      note: '',
      lines: [{ collection: 'reminder-signs', base: null, after }],
    }),
  });
  if (answer.status !== 201) throw new Error(`the sign was answered with ${answer.status}: ${await answer.text()}`);
}

/** The promise, counted from the answer to the write. */
const withinTwoSeconds = { timeout: 2_000, interval: 50 };

describe('a planner at the desk of checks', () => {
  it('takes a bare street from finding and strip to the sign that mends it, and makes case, exception and printed list of another', async () => {
    const planner = await Checker.at(browser, server.url, { seat: 'planner', screen: 'laptop' });
    await planner.openRule('“遵德守礼”提示牌间距');
    const before = await planner.listed();
    const finding = await planner.openFinding('青年路');
    expect(await planner.says()).toContain('没有有效的“遵德守礼”提示牌');

    await planner.openStrip();
    const [from, to] = await planner.moveProposal('PageUp');
    expect(to - from).toBeGreaterThan(0);
    expect(await planner.stripSays()).toContain('拟设 1 处');

    await planner.putOnList('青年路提示牌');
    await expect.poll(() => planner.says()).toContain('青年路提示牌');

    await putSign(finding);
    await expect.poll(() => planner.says(), withinTwoSeconds).toContain('已整改');
    await expect.poll(() => planner.listed()).toBe(before - 1);

    await planner.backToRules();
    await planner.openRule('亭棚移位');
    const open = await planner.listed();
    expect(open).toBeGreaterThan(2);
    await planner.openFinding('');
    const number = await planner.makeCase();
    await expect.poll(() => planner.says()).toContain(number);
    await planner.accept('道路施工，临时移位');
    await expect.poll(() => planner.says()).toContain('道路施工，临时移位');
    await planner.putOnList('亭棚归位');

    const sheet = await planner.openSheet('亭棚归位');
    expect(sheet.numbers).toEqual(['1']);
    expect(sheet.roads).toBeGreaterThan(4);
    expect(sheet.words).toContain('示意数据');
    const ink = await planner.ink();
    expect(ink).toBeGreaterThan(0.005);
    expect(ink).toBeLessThan(0.5);

    expect(planner.desk.errors).toEqual([]);
    expect(planner.desk.foreign).toEqual([]);
    await planner.desk.leave();
  });
});
