import type { FastifyReply } from 'fastify';

/** The two formats of GeoReport v2, as a path's ending names them. */
export type Format = 'json' | 'xml';

export const formats: readonly Format[] = ['json', 'xml'];

const types: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
};

/** What a member of an answer holds; null is an empty element in XML. */
export type Member = string | number | boolean | null | readonly (Row | string)[];

/** One thing of an answer: its members by name, in the order in which they are written. */
export type Row = { readonly [name: string]: Member };

/** How an answer is called in XML: the element around all, and each thing's; members that are lists name theirs. */
export interface Names {
  readonly root: string;
  readonly item: string;
  readonly inner?: Readonly<Record<string, string>>;
}

/** Sends several things: in JSON an array, in XML elements in one. */
export function sendRows(reply: FastifyReply, format: Format, names: Names, rows: readonly Row[]): FastifyReply {
  if (format === 'json') return send(reply, format, JSON.stringify(rows));
  return send(reply, format, document(names.root, rows.map((row) => itemOf(names.item, row, names.inner)).join('')));
}

/** Sends one thing by itself: in JSON an object. */
export function sendRow(reply: FastifyReply, format: Format, names: Omit<Names, 'item'>, row: Row): FastifyReply {
  if (format === 'json') return send(reply, format, JSON.stringify(row));
  return send(reply, format, document(names.root, membersOf(row, names.inner)));
}

/** The format that a path ends with; JSON where it names none. */
export function formatOf(url: string): Format {
  return url.split('?', 1)[0]!.endsWith('.xml') ? 'xml' : 'json';
}

function send(reply: FastifyReply, format: Format, body: string): FastifyReply {
  return reply.type(types[format]).send(body);
}

function document(root: string, content: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<${root}>${content}</${root}>\n`;
}

function itemOf(name: string, row: Row | string, inner: Names['inner']): string {
  return `<${name}>${typeof row === 'string' ? escapeText(row) : membersOf(row, inner)}</${name}>`;
}

function membersOf(row: Row, inner: Names['inner'] = {}): string {
  return Object.entries(row)
    .map(([name, value]) => {
      if (value === null) return `<${name}/>`;
      if (typeof value !== 'object') return `<${name}>${escapeText(String(value))}</${name}>`;
      return `<${name}>${value.map((one) => itemOf(inner[name]!, one, inner)).join('')}</${name}>`;
    })
    .join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** A text as XML 1.0 can hold it: signs of the markup as entities, those that no document may have left out. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (sign) => entities[sign]!);
}
