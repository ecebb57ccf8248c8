import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Arch } from './contents.ts';

/** Numbers of machines in a program's head (ELF, e_machine). */
const machines: Readonly<Record<number, Arch>> = { 0x3e: 'x64', 0xb7: 'arm64' };

/**
 * The machine that a Linux program or library is made for.
 * @param head its first 20 bytes
 * @returns undefined for what is no such file; 'other' for a machine we do not pack for
 */
export function machineOf(head: Uint8Array): Arch | 'other' | undefined {
  const isElf = head.length >= 20 && head[0] === 0x7f && head[1] === 0x45 && head[2] === 0x4c && head[3] === 0x46;
  if (!isElf) return undefined;
  const isLittle = head[5] === 1;
  const machine = isLittle ? head[18]! | (head[19]! << 8) : (head[18]! << 8) | head[19]!;
  return machines[machine] ?? 'other';
}

/**
 * The programs and libraries in a folder that are for another machine.
 * @param files paths from the folder
 */
export async function foreignTo(arch: Arch, folder: string, files: readonly string[]): Promise<string[]> {
  const foreign: string[] = [];
  for (const path of files) {
    const machine = machineOf(await headOf(join(folder, path)));
    if (machine !== undefined && machine !== arch) foreign.push(path);
  }
  return foreign;
}

async function headOf(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(20), 0, 20, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
