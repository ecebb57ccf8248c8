import pg from 'pg';
import type { Asked } from './cases.ts';

/** What a program without an index of its own would ask the database. */
export class CaseSql {
  readonly #pool: pg.Pool;

  private constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Adds the indexes that such a program would have; each takes a while. */
  static async open(url: string, say: (line: string) => void): Promise<CaseSql> {
    const pool = new pg.Pool({ connectionString: url, max: 2 });
    say('Indexing the same rows for SQL ...');
    const property = (name: string) => `((properties ->> '${name}') collate "C")`;
    for (const names of [
      ['status', 'dueAt'],
      ['unit', 'reportedAt'],
      ['classCode', 'reportedAt'],
      ['reportedAt'],
      ['filedAt'],
      ['dueAt'],
    ]) {
      const name = `bench_${names.join('_').toLowerCase()}`;
      await pool.query(
        `create index if not exists ${name} on feature (${names.map(property).join(', ')}) where collection = 'cases'`,
      );
    }
    await pool.query('analyze feature');
    return new CaseSql(pool);
  }

  /** A page of the list, and how long the whole is. */
  async list({ unit, classCode, status, from, to, sort, offset }: Asked): Promise<number> {
    const values: unknown[] = [];
    const conditions = ["collection = 'cases'"];
    const text = (name: string): string => `(properties ->> '${name}') collate "C"`;
    const add = (condition: (place: string) => string, value: unknown): void => {
      if (value === undefined) return;
      values.push(value);
      conditions.push(condition(`$${values.length}`));
    };
    add((at) => `${text('unit')} = ${at}`, unit);
    add((at) => `${text('classCode')} = ${at}`, classCode);
    add((at) => `${text('status')} = any(${at})`, status);
    add((at) => `${text('reportedAt')} >= ${at}`, from);
    add((at) => `${text('reportedAt')} < ${at}`, to);
    const where = conditions.join(' and ');
    const order =
      sort === 'newest'
        ? `${text('reportedAt')} desc`
        : `(properties ->> 'open') desc, ${text('dueAt')} nulls last, ${text('reportedAt')} desc`;
    const [{ rows }] = await Promise.all([
      this.#pool.query<{ count: string }>(`select count(*) from feature where ${where}`, values),
      this.#pool.query(
        `select id, fid, version, geometry, properties from feature where ${where} order by ${order} limit 100 offset ${offset}`,
        values,
      ),
    ]);
    return Number(rows[0]!.count);
  }

  /** Nine columns of a table of a period. */
  async table(by: 'unit' | 'class' | 'district', period: URLSearchParams): Promise<void> {
    const [from, to] = [period.get('from'), period.get('to')];
    const text = (name: string): string => `(properties ->> '${name}') collate "C"`;
    const within = (name: string): string => `${text(name)} >= $1 and ${text(name)} < $2`;
    const counts = `status not in ('voided', 'merged') and not self`;
    const due = `due >= $1 and due < $2 and ${counts} and status <> 'suspended'`;
    const column = by === 'class' ? 'classCode' : by;
    await this.#pool.query(
      `select grouped, count(*) filter (where reported >= $1 and reported < $2 and not self) as reported,
         count(*) filter (where filed >= $1 and filed < $2 and ${counts}) as filed,
         count(*) filter (where ${due}) as due,
         count(*) filter (where ${due} and back is not null) as handled,
         count(*) filter (where ${due} and back <= due) as "handledOnTime",
         count(*) filter (where ${due} and status = 'closed') as closed,
         count(*) filter (where ${due} and status = 'closed' and ended <= due) as "closedOnTime",
         count(*) filter (where ${due} and reworks > 0) as reworked,
         count(*) filter (where self and ended >= $1 and ended < $2) as self
       from (
         select ${text(column)} as grouped, properties ->> 'status' as status, (properties ->> 'selfHandled')::boolean as self,
           ${text('reportedAt')} as reported, ${text('filedAt')} as filed, ${text('dueAt')} as due,
           ${text('reportedBackAt')} as back, ${text('closedAt')} as ended, (properties ->> 'reworks')::integer as reworks
         from feature
         where collection = 'cases' and ((${within('reportedAt')}) or (${within('filedAt')}) or (${within('dueAt')}))
       ) as one
       group by grouped`,
      [from, to],
    );
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}
