import type { FastifyReply } from 'fastify';
import { xlsxType } from '../sheets/sheet-body.ts';
import { frameFiles, sheetXml, type Sheet } from './sheet-xml.ts';
import { archive } from './zip.ts';

/** Sends a workbook as it is written: in constant memory, at the reader's pace. @param name of the file, without ending */
export function sendWorkbook(reply: FastifyReply, name: string, sheets: readonly Sheet[]): FastifyReply {
  const files = [
    ...frameFiles(sheets).map(([file, content]) => ({ name: file, content: [content] })),
    ...sheets.map(({ rows }, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, content: sheetXml(rows) })),
  ];
  const encoded = encodeURIComponent(`${name}.xlsx`);
  return reply
    .type(xlsxType)
    .header('content-disposition', `attachment; filename="export.xlsx"; filename*=UTF-8''${encoded}`)
    .header('cache-control', 'no-store')
    .send(archive(files));
}
