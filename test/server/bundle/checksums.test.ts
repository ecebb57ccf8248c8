import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pack } from '../../../server/bundle/archive.ts';
import { checksums, filesBelow } from '../../../server/bundle/checksums.ts';
import { foreignTo, machineOf } from '../../../server/bundle/elf.ts';

/** The head of a program for a machine, as its file begins. */
function head(machine: number, isLittle = true): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, isLittle ? 1 : 2]);
  bytes.set(isLittle ? [machine & 255, machine >> 8] : [machine >> 8, machine & 255], 18);
  return bytes;
}

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  mkdirSync(join(folder, 'tree', 'lib', '中文'), { recursive: true });
  writeFileSync(join(folder, 'tree', 'b.txt'), 'b');
  writeFileSync(join(folder, 'tree', 'lib', '中文', 'a b.txt'), 'a');
  symlinkSync('../b.txt', join(folder, 'tree', 'lib', 'link'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('checksums', () => {
  it('lists every file once, in byte order, and no link', async () => {
    expect(await filesBelow(join(folder, 'tree'))).toEqual(['b.txt', 'lib/中文/a b.txt']);
  });

  it('are what sha256sum reads, and tell of one changed byte and of a missing file', async () => {
    const tree = join(folder, 'tree');
    writeFileSync(join(folder, 'SHA256SUMS'), await checksums(tree));
    const check = (): number | null =>
      spawnSync('sha256sum', ['--check', '--quiet', '--strict', '../SHA256SUMS'], { cwd: tree }).status;
    expect(check()).toBe(0);
    writeFileSync(join(tree, 'b.txt'), 'B');
    expect(check()).toBe(1);
    writeFileSync(join(tree, 'b.txt'), 'b');
    rmSync(join(tree, 'lib', '中文', 'a b.txt'));
    expect(check()).toBe(1);
  });

  it('refuse a name that would break the list', async () => {
    writeFileSync(join(folder, 'tree', 'new\nline'), '');
    await expect(checksums(join(folder, 'tree'))).rejects.toThrow('cannot stand in a list');
  });
});

describe('an archive', () => {
  it('holds the folder with its links and modes, and its digest lies beside it', async () => {
    const tree = join(folder, 'tree');
    writeFileSync(join(tree, 'run'), '#!/bin/sh\necho it runs\n', { mode: 0o755 });
    const archive = join(folder, 'tree.tar.gz');
    await pack(tree, archive);
    execFileSync('sha256sum', ['--check', '--quiet', 'tree.tar.gz.sha256'], { cwd: folder });
    rmSync(tree, { recursive: true });
    execFileSync('tar', ['-xzf', archive], { cwd: folder });
    expect(execFileSync(join(tree, 'run'), { encoding: 'utf8' })).toBe('it runs\n');
    expect(readFileSync(join(tree, 'lib', 'link'), 'utf8')).toBe('b');
    expect(readFileSync(join(tree, 'lib', '中文', 'a b.txt'), 'utf8')).toBe('a');
  });
});

describe('the machine of a program', () => {
  it('is read from its head', () => {
    expect(machineOf(head(0x3e))).toBe('x64');
    expect(machineOf(head(0xb7))).toBe('arm64');
    expect(machineOf(head(0xb7, false))).toBe('arm64');
    expect(machineOf(head(0x28))).toBe('other');
    expect(machineOf(readFileSync(process.execPath).subarray(0, 20))).toBe(process.arch);
  });

  it('is none for a text, and for a file that ends before it', () => {
    expect(machineOf(Buffer.from('#!/bin/sh\necho a program of another kind'))).toBeUndefined();
    expect(machineOf(head(0x3e).subarray(0, 19))).toBeUndefined();
    expect(machineOf(new Uint8Array())).toBeUndefined();
  });

  it('tells which files are for another one', async () => {
    const tree = join(folder, 'tree');
    writeFileSync(join(tree, 'right.node'), head(0xb7));
    writeFileSync(join(tree, 'lib', 'wrong.so'), head(0x3e));
    expect(await foreignTo('arm64', tree, await filesBelow(tree))).toEqual(['lib/wrong.so']);
    expect(await foreignTo('x64', tree, await filesBelow(tree))).toEqual(['right.node']);
  });
});
