// @vitest-environment node
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readItems } from '../../../web/field/store/items.ts';
import { actOn, forget, Phone, reportOf, type Page } from './phone.ts';
import { StreetServer, type Way } from './street-server.ts';

type Step =
  | { readonly kind: 'act'; readonly of: number; readonly page: number }
  | { readonly kind: 'report'; readonly page: number; readonly hasPhoto: boolean }
  | { readonly kind: 'ways'; readonly ways: readonly Way[] }
  | { readonly kind: 'touch'; readonly of: number }
  | { readonly kind: 'signal'; readonly isOnline: boolean }
  | { readonly kind: 'server'; readonly isUp: boolean }
  | { readonly kind: 'reload'; readonly page: number; readonly turns: number }
  | { readonly kind: 'another' }
  | { readonly kind: 'pass'; readonly seconds: number };

const cases = ['a', 'b'];
const small = fc.nat({ max: 1 });
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('act' as const), of: fc.nat({ max: 2 }), page: small }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('report' as const), page: small, hasPhoto: fc.boolean() }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('ways' as const),
        ways: fc.array(fc.constantFrom<Way>('through', 'lost', 'answerLost', 'killed', 'busy'), { maxLength: 6 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('touch' as const), of: small }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('signal' as const), isOnline: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('server' as const), isUp: fc.boolean() }) },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('reload' as const), page: small, turns: fc.nat({ max: 25 }) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('another' as const) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('pass' as const), seconds: fc.nat({ max: 90 }) }) },
  ),
  { minLength: 4, maxLength: 24 },
);

/** What was meant, in the order of each case, and when. */
interface Meant {
  readonly note: string;
  readonly occurredAt: string;
}

async function play(
  course: readonly Step[],
): Promise<{ server: StreetServer; meant: Map<string, Meant[]>; left: string[] }> {
  await forget();
  const server = new StreetServer(cases);
  const phone = new Phone(server);
  const pages: Page[] = [await phone.openPage()];
  const meant = new Map<string, Meant[]>();
  let last: string | undefined;
  let notes = 0;
  const means = (of: string, note: string) => {
    const occurredAt = new Date(phone.now).toISOString();
    meant.set(of, [...(meant.get(of) ?? []), { note, occurredAt }]);
  };
  for (const step of course) {
    const page = 'page' in step ? pages[step.page % pages.length]! : pages[0]!;
    switch (step.kind) {
      case 'act': {
        notes += 1;
        const note = String(notes);
        const id = cases[step.of];
        // The third "case" is the report made last.
        if (id === undefined && last === undefined) break;
        const report = last?.split(' ');
        means(id ?? `of-${report![1]}`, note);
        await page.outbox.send(
          id === undefined
            ? { kind: 'act', of: { report: report![0]! }, act: 'case.arrive', input: { note } }
            : actOn(id, note),
        );
        break;
      }
      case 'report': {
        notes += 1;
        const note = String(notes);
        means(`of-${note}`, note);
        const photos = step.hasPhoto ? [await page.outbox.keepPhoto(new Blob([note]), 'camera')] : [];
        last = `${await page.outbox.send(reportOf(note, photos))} ${note}`;
        break;
      }
      case 'ways':
        server.ways.push(...step.ways);
        break;
      case 'touch':
        server.touch(cases[step.of]!);
        break;
      case 'signal':
        phone.isOnline = step.isOnline;
        break;
      case 'server':
        server.isUp = step.isUp;
        break;
      case 'reload':
        for (let turn = 0; turn < step.turns; turn++) await new Promise((done) => setImmediate(done));
        phone.kill(page);
        pages[pages.indexOf(page)] = await phone.openPage();
        break;
      case 'another':
        if (pages.length < 2) pages.push(await phone.openPage());
        break;
      case 'pass':
        await phone.pass(step.seconds * 1000);
    }
  }
  Object.assign(server, { isUp: true });
  phone.isOnline = true;
  server.ways.length = 0;
  // The phone's store is asked, not a page: what another page did reaches it in its own time.
  const unsent = async () => (await readItems(pages[0]!.outbox.database)).filter(({ state }) => state !== 'sent');
  for (let minute = 0; minute < 60 && (await unsent()).length > 0; minute++) await phone.pass(60_000);
  const left = (await unsent()).map(({ id, state }) => `${id} ${state}`);
  for (const page of pages) phone.kill(page);
  return { server, meant, left };
}

describe('any course of lost requests, lost answers, kills, reloads and second pages', () => {
  it('leaves each act on the server once, in the order of its case, with the time at which it was done', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (course) => {
        const { server, meant, left } = await play(course);
        expect(left).toEqual([]);
        for (const [of, acts] of meant) {
          const done = server.log
            .filter((one) => one.case === of)
            .map(({ note, occurredAt }) => ({ note, occurredAt }));
          expect(done).toEqual(acts);
        }
        expect(server.log).toHaveLength([...meant.values()].flat().length);
      }),
      { numRuns: Number(process.env['FIELD_RUNS'] ?? 60) },
    );
  });
});
