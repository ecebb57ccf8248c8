/** What is wrong with a faulty row of the list, in turn, and how its fault is told. */
const wrongs = [
  { column: 1, cell: '没有这个小类', key: 'class', code: 'unknownClass' },
  { column: 0, cell: '2026-13-45 08:00', key: 'reportedAt', code: 'instant' },
  { column: 3, cell: '', key: 'longitude', code: 'halfPlace' },
  { column: 0, cell: '2031-01-01 08:00', key: 'reportedAt', code: 'future' },
  { column: 5, cell: '请回电13812345678', key: 'description', code: 'telephone' },
  { column: 3, cell: '87.6177', key: 'longitude', code: 'elsewhere' },
] as const;

/** Faults that need no divisions to be told. */
const anywhere = wrongs.length - 1;

export interface CaseList {
  readonly csv: string;
  /** What is to be found, by row. */
  readonly faults: readonly { readonly row: number; readonly key: string; readonly code: string }[];
}

export const listHeads = [
  '上报时间',
  '小类',
  '来源渠道',
  '经度',
  '纬度',
  '问题描述',
  '来源单号',
  '来电人姓名',
  '联系电话',
];

/**
 * A list of cases as another system exports it, each hundredth row faulty, the first among them.
 * @param rows how many; a multiple of 100
 * @param hasDivisions whether the city knows where it ends
 */
export function caseList(rows: number, hasDivisions = false): CaseList {
  const kinds = hasDivisions ? wrongs.length : anywhere;
  const lines = [listHeads.join(',')];
  const faults: { row: number; key: string; code: string }[] = [];
  for (let i = 0; i < rows; i++) {
    const cells = cellsOf(i);
    if (i % 100 === 0) {
      const wrong = wrongs[(i / 100) % kinds]!;
      cells[wrong.column] = wrong.cell;
      faults.push({ row: i + 2, key: wrong.key, code: wrong.code });
    }
    lines.push(cells.join(','));
  }
  return { csv: `${lines.join('\r\n')}\r\n`, faults };
}

/** Cells of a sound row, all different in number, spread over three weeks and the inner city. */
function cellsOf(i: number): string[] {
  const at = new Date(Date.UTC(2026, 9, 30) + (i % 21) * 86_400_000 + (i % 1440) * 60_000);
  const face = at.toISOString().slice(0, 16).replace('T', ' ');
  const lon = (119.9 + ((i * 37) % 400) / 10_000).toFixed(4);
  const lat = (32.46 + ((i * 53) % 400) / 10_000).toFixed(4);
  const text = i % 7 === 0 ? `"路边垃圾, 影响通行，""第${i}次"""` : `第${i}件`;
  return [
    face,
    i % 2 === 0 ? '暴露垃圾' : '06012',
    i % 3 === 0 ? '12345' : '巡查',
    lon,
    lat,
    text,
    `GD${String(i).padStart(8, '0')}`,
    '王某',
    '13912345678',
  ];
}
