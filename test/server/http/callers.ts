import { createHash } from 'node:crypto';
import pg from 'pg';
import { allRights } from '#domain/people/rights.ts';
import { allSeats, type Seat } from '#domain/people/seats.ts';
import { sampleUsername } from '../../../server/sample/sample-people.ts';

/** A token that may do everything; requests of a test carry it unless they say who asks. */
export const editorToken = 'test-editor-token';

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** A cookie's secret as long as real ones. */
function secretOf(seat: Seat): string {
  return `session-${seat}`.padEnd(43, '-').replaceAll('-', '_');
}

/** The headers by which a seat's person asks, over a session that `addCallers` made. */
export function as(seat: Seat): Record<string, string> {
  return { cookie: `shirong_session=${secretOf(seat)}`, 'x-shirong-csrf': `csrf-${seat}` };
}

/** The headers of whoever did not sign in: as if a proxy passed the request on, so that this computer is no excuse. */
export const stranger = { authorization: '', 'x-forwarded-for': '192.0.2.1' };

/**
 * Puts one person a seat with an open session, and the token, straight into a test's database: without a change, so that
 * the numbers a test speaks of begin with its own.
 */
export async function addCallers(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const records = [
      ...allSeats.map((seat) => ({
        kind: 'people',
        id: seat,
        content: { username: sampleUsername(seat), name: seat, seats: [{ seat }] },
      })),
      { kind: 'tokens', id: 'editor', content: { name: 'editor', use: 'api', rights: allRights, createdBy: 'test' } },
    ];
    await client.query(
      `insert into record (kind, id, version, content)
       select kind, id, 1, content from jsonb_to_recordset($1::jsonb) as r (kind text, id text, content jsonb)`,
      [JSON.stringify(records)],
    );
    await client.query('insert into token_secret (token, hash) values ($1, $2)', ['editor', hashOf(editorToken)]);
    for (const seat of allSeats) {
      await client.query(
        `insert into session (hash, kind, subject, csrf, created_at, seen_at, expires_at, address, agent)
         values ($1, 'person', $2, $3, now(), '2100-01-01', '2100-01-01', 'test', 'test')`,
        [hashOf(secretOf(seat)), seat, `csrf-${seat}`],
      );
    }
  } finally {
    await client.end();
  }
}
