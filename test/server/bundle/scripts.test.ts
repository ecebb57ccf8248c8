import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checksums } from '../../../server/bundle/checksums.ts';

const own = resolve(import.meta.dirname, '../../../server/bundle');

/** In Node's place: writes down what it is asked to run; fails where the test says so; saves and restores one file. */
const fakeNode = `#!/bin/sh
home=$(cd "$(dirname "$0")/../.." && pwd)
program=$(basename "$(cd "$(dirname "$0")/.." && pwd)")
case $1 in
  */backup/main.ts) what=backup; cp "$SHIRONG_DATA_DIR/pg/content" "$2" ;;
  */backup/restore-main.ts) what=restore; mkdir -p "$SHIRONG_DATA_DIR/pg"; cp "$2" "$SHIRONG_DATA_DIR/pg/content" ;;
  */server/main.ts) what=server ;;
  *) what=wait ;;
esac
echo "$program $what" >> "$home/steps"
! grep -qsx "$program $what" "$home/failing"
`;

let home: string;

/** A program's folder with the real scripts, no more of Node than the tests need, and its digests. */
async function program(name: string, migration: number): Promise<string> {
  const folder = join(home, name);
  mkdirSync(join(folder, 'server'), { recursive: true });
  cpSync(join(own, 'bin'), join(folder, 'bin'), { recursive: true });
  cpSync(own, join(folder, 'server', 'bundle'), { recursive: true });
  writeFileSync(join(folder, 'bin', 'node'), fakeNode);
  for (const script of readdirSync(join(folder, 'bin'))) chmodSync(join(folder, 'bin', script), 0o755);
  writeFileSync(join(folder, 'bundle.json'), JSON.stringify({ name: 'shirong', migration }, null, 2));
  writeFileSync(join(folder, 'SHA256SUMS'), await checksums(folder));
  return folder;
}

function script(folder: string, name: string, ...args: string[]): { status: number | null; said: string } {
  const env = { PATH: process.env['PATH'] };
  const { status, stdout, stderr } = spawnSync(join(folder, 'bin', name), args, { env, encoding: 'utf8', cwd: '/' });
  return { status, said: stdout + stderr };
}

function steps(): string[] {
  return existsSync(join(home, 'steps')) ? readFileSync(join(home, 'steps'), 'utf8').trim().split('\n') : [];
}

const content = {
  get: () => readFileSync(join(home, 'data', 'pg', 'content'), 'utf8'),
  set: (text: string) => writeFileSync(join(home, 'data', 'pg', 'content'), text),
};

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'bundle-home-'));
  const former = await program('shirong-1', 6);
  expect(script(former, 'install')).toMatchObject({ status: 0 });
  mkdirSync(join(home, 'data', 'pg'));
  content.set('before');
  for (const name of ['start', 'stop']) writeFileSync(join(home, `${name}.sh`), `echo ${name} >> "${home}/steps"\n`);
  writeFileSync(join(home, 'settings.env'), `START_COMMAND='sh ${home}/start.sh'\nSTOP_COMMAND='sh ${home}/stop.sh'\n`);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function breaking(step: string): void {
  writeFileSync(join(home, 'failing'), `${step}\n`);
}

function current(): string {
  return readlinkSync(join(home, 'current'));
}

describe('install', () => {
  it('makes the link, an example of settings and a unit that names this place, and will not do it twice', async () => {
    expect(current()).toBe('shirong-1');
    expect(readFileSync(join(home, 'shirong.service'), 'utf8')).toContain(`ExecStart=${home}/current/bin/start\n`);
    expect(script(join(home, 'shirong-1'), 'install').said).toContain('There is an installation already');
  });
});

describe('start', () => {
  it('runs the server of the current program with the settings', () => {
    expect(script(join(home, 'current'), 'start').status).toBe(0);
    expect(steps()).toEqual(['shirong-1 server']);
  });
});

describe('upgrade', () => {
  it('stops, saves with the old program, switches, starts and waits', async () => {
    const { status, said } = script(await program('shirong-2', 7), 'upgrade');
    expect(said).toContain('Upgraded to shirong-2');
    expect(status).toBe(0);
    expect(steps()).toEqual(['stop', 'shirong-1 backup', 'start', 'shirong-2 wait']);
    expect(current()).toBe('shirong-2');
    expect(readdirSync(join(home, 'backups'))).toHaveLength(1);
  });

  it('leaves everything as it is when the backup fails', async () => {
    breaking('shirong-1 backup');
    expect(script(await program('shirong-2', 7), 'upgrade').status).toBe(1);
    expect(steps()).toEqual(['stop', 'shirong-1 backup', 'start']);
    expect(current()).toBe('shirong-1');
    expect(existsSync(join(home, 'previous'))).toBe(false);
  });

  it('stops nothing for a damaged program, an older one or the same', async () => {
    const newer = await program('shirong-2', 7);
    writeFileSync(join(newer, 'bundle.json'), JSON.stringify({ migration: 8 }));
    expect(script(newer, 'upgrade').said).toContain('is damaged');
    expect(script(await program('shirong-0', 5), 'upgrade').said).toContain('is older than');
    expect(script(join(home, 'shirong-1'), 'upgrade').said).toContain('is the current one already');
    expect(steps()).toEqual([]);
    expect(current()).toBe('shirong-1');
  });
});

describe('rollback', () => {
  it('brings back the city of before, with the old program, and sets aside what came since', async () => {
    const newer = await program('shirong-2', 7);
    script(newer, 'upgrade');
    content.set('since');
    expect(script(newer, 'rollback')).toMatchObject({ status: 0 });
    expect(steps().slice(4)).toEqual(['stop', 'shirong-1 restore', 'start', 'shirong-2 wait']);
    expect(current()).toBe('shirong-1');
    expect(content.get()).toBe('before');
    const [aside] = readdirSync(join(home, 'data')).filter((name) => name.startsWith('aside-'));
    expect(readFileSync(join(home, 'data', aside!, 'pg', 'content'), 'utf8')).toBe('since');
    expect(script(newer, 'rollback').said).toContain('No upgrade to go back from');
  });

  it('changes nothing when the backup cannot be restored', async () => {
    const newer = await program('shirong-2', 7);
    script(newer, 'upgrade');
    content.set('since');
    breaking('shirong-1 restore');
    expect(script(newer, 'rollback').status).toBe(1);
    expect(current()).toBe('shirong-2');
    expect(content.get()).toBe('since');
    expect(steps().at(-1)).toBe('start');
  });

  it('keeps what was written where both programs know the same shape, and only there', async () => {
    const alike = await program('shirong-2', 6);
    script(alike, 'upgrade');
    content.set('since');
    expect(script(alike, 'rollback', '--keep-data').status).toBe(0);
    expect(current()).toBe('shirong-1');
    expect(content.get()).toBe('since');
    const newer = await program('shirong-3', 7);
    script(newer, 'upgrade');
    expect(script(newer, 'rollback', '--keep-data').said).toContain("changed the database's shape");
    expect(current()).toBe('shirong-3');
  });

  it('does not touch a database that still runs', async () => {
    const newer = await program('shirong-2', 7);
    script(newer, 'upgrade');
    writeFileSync(join(home, 'data', 'pg', 'postmaster.pid'), `${process.pid}\n`);
    expect(script(newer, 'rollback').said).toContain('PostgreSQL still works');
    expect(steps().slice(4)).toEqual(['stop', 'start']);
    expect(content.get()).toBe('before');
    expect(current()).toBe('shirong-2');
    // What a crash leaves behind: a number beyond all that Linux gives to processes.
    writeFileSync(join(home, 'data', 'pg', 'postmaster.pid'), '4194305\n');
    expect(script(newer, 'rollback')).toMatchObject({ status: 0 });
    expect(current()).toBe('shirong-1');
  });
});
