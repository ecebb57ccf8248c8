import { http, HttpResponse } from 'msw/http';
import { setupServer } from 'msw/node';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { decodeDelta, encodeCoverage, encodeDelta } from '#domain/zones/coverage/encoded.ts';
import type { CoverageDelta } from '#domain/zones/coverage/delta.ts';
import type { SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import type { EditEntry, EditRequest } from '../../../web/zones/api.ts';

const at = '2026-11-22T04:00:00Z';

/** A server that keeps one draft, "v2", and its log as the real one does: rebases what it can, refuses what clashes. */
export class SchemeServer {
  readonly log: EditEntry[] = [];
  /** What came, in order. */
  readonly posts: { readonly body: EditRequest; readonly key: string | null }[] = [];
  /** What happens to the next posts instead of being taken: no answer, soon again, an answer that gets lost, a refusal. */
  readonly next: ('away' | 'busy' | 'lost' | 'refused')[] = [];
  state: SchemeVersion['state'] = 'draft';
  #first: Coverage;
  readonly #answers = new Map<string, object>();
  me = 'person:me';

  constructor(first: Coverage) {
    this.#first = first;
  }

  /** The coverage as the server has it. */
  get coverage(): Coverage {
    const coverage = this.#first.clone();
    for (const { delta } of this.log) coverage.apply(decodeDelta(delta));
    return coverage;
  }

  get version(): SchemeVersion {
    return {
      responsibilityKind: 'order',
      number: 2,
      title: '二〇二六年调整',
      state: this.state,
      snapshot: '0'.repeat(64),
      edits: this.log.length,
      createdAt: at,
      createdBy: this.me,
    };
  }

  /** Somebody else makes an edit. */
  byOther(delta: CoverageDelta): void {
    const label = { kind: 'move', zones: [] } as const;
    this.log.push({
      number: this.log.length + 1,
      by: 'person:other',
      at,
      label: { ...label, zones: [] },
      delta: encodeDelta(delta),
    });
  }

  readonly handlers = [
    http.get('/api/records/scheme-versions/v2', () =>
      HttpResponse.json({ id: 'v2', version: this.log.length + 1, content: this.version }),
    ),
    http.get('/api/zones/schemes/v2/coverage', () =>
      HttpResponse.json({ id: 'v2', number: 2, edits: this.log.length, coverage: encodeCoverage(this.coverage) }),
    ),
    http.get('/api/zones/schemes/v2/edits', ({ request }) => {
      const after = Number(new URL(request.url).searchParams.get('after'));
      return HttpResponse.json({ edits: this.log.filter(({ number }) => number > after) });
    }),
    http.post('/api/zones/schemes/v2/edits', async ({ request }) => {
      const key = request.headers.get('idempotency-key');
      const body = (await request.json()) as EditRequest;
      this.posts.push({ body, key });
      const fate = this.next.shift();
      if (fate === 'away') return HttpResponse.error();
      if (fate === 'busy') return HttpResponse.json({}, { status: 503, headers: { 'retry-after': '0.05' } });
      if (fate === 'refused')
        return HttpResponse.json({ title: 'Not processable', detail: 'a sliver' }, { status: 422 });
      const known = key === null ? undefined : this.#answers.get(key);
      if (known) return HttpResponse.json(known, { status: 201 });
      const since = this.log.filter(({ number }) => number > body.base);
      const applied = this.coverage.apply(decodeDelta(body.delta));
      if (!applied.ok) {
        const conflict = { edits: since, owners: applied.error.owners };
        return HttpResponse.json({ title: 'Conflict', conflict }, { status: 409 });
      }
      const { base: _base, ...edit } = body;
      const entry: EditEntry = { ...edit, number: this.log.length + 1, by: this.me, at };
      this.log.push(entry);
      const answer = { number: entry.number, seq: 9, edits: [...since, entry] };
      if (key !== null) this.#answers.set(key, answer);
      return fate === 'lost' ? HttpResponse.error() : HttpResponse.json(answer, { status: 201 });
    }),
  ];
}

export const network = setupServer();
