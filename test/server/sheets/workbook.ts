import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { packPlainly } from '../../../server/sheets/unpack.ts';

/** A workbook of one sheet. Cells are values, or what write-excel-file takes for a cell. */
export function workbook(rows: readonly (readonly unknown[])[]): Promise<Buffer> {
  return writeXlsxFile(rows as SheetData, { dateFormat: 'yyyy-mm-dd' }).toBuffer();
}

/** A workbook whose one sheet is this XML, rows and cells as they stand in the file. */
export function rawWorkbook(sheetData: string): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const files = {
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="1"><xf/></cellXfs></styleSheet>`,
  };
  return packPlainly(new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])));
}
