import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { ListFormat } from './upload.ts';

type CsvFormat = Extract<ListFormat, { kind: 'csv' }>;

/** One row longer than this is no row: a quote was opened and never closed. */
const longestRow = 1024 * 1024;

/** So much of the beginning tells the separator, characters. */
const beginning = 64 * 1024;

/**
 * Finds out how a text file is written: UTF-8 where all its bytes are, otherwise the GB 18030 of Chinese spreadsheets;
 * UTF-16 by its mark.
 * @returns how to read it and how many lines it has, blank ones at the end left out
 */
export async function inspectCsv(path: string): Promise<{ readonly format: CsvFormat; readonly lines: number }> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let encoding: CsvFormat['encoding'] = 'utf-8';
  let lines = 0;
  let lastByte = 10;
  let isFirst = true;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) encoding = 'utf-16le';
    isFirst = false;
    if (encoding === 'utf-8' && !isDecodable(utf8, chunk)) encoding = 'gb18030';
    for (const byte of chunk) if (byte === 10) lines += 1;
    lastByte = chunk.at(-1) ?? lastByte;
  }
  if (encoding === 'utf-8' && !isDecodable(utf8)) encoding = 'gb18030';
  if (lastByte !== 10 && !(encoding === 'utf-16le' && lastByte === 0)) lines += 1;
  const [first = ''] = await firstText(path, encoding);
  return { format: { kind: 'csv', encoding, delimiter: delimiterOf(first) }, lines };
}

/**
 * The rows of a text file (RFC 4180, with a stray quote forgiven), each as wide as it is.
 * @throws CsvError where a quote is never closed
 */
export async function* csvRows(path: string, { encoding, delimiter }: CsvFormat): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRow,
  });
  const text = Readable.from(decoded(path, encoding));
  text.on('error', (error) => parser.destroy(error));
  try {
    for await (const row of text.pipe(parser) as AsyncIterable<string[]>) yield row;
  } finally {
    text.destroy();
    parser.destroy();
  }
}

async function* decoded(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

async function firstText(path: string, encoding: string): Promise<string[]> {
  for await (const text of decoded(path, encoding)) return [text.slice(0, beginning)];
  return [];
}

/** What separates the heads most often; nobody writes a head with two kinds. */
function delimiterOf(text: string): CsvFormat['delimiter'] {
  const head = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
  const count = (sign: string): number => head.split(sign).length - 1;
  const [best] = ([',', '\t', ';'] as const).toSorted((a, b) => count(b) - count(a));
  return best!;
}

function isDecodable(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}
