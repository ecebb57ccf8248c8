/** Reads the first sheet of a workbook, with bounds that a hostile file cannot pass. */
export { readTable, type Table, type TableRefusal } from './read-table.ts';
