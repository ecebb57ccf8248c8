import { cases } from '#domain/cases/collection.ts';
import type { Words } from '#domain/collection.ts';
import { sheetOfCollection, type SheetColumn } from '#domain/sheets/column.ts';

/** A column of a list of cases: what its cells are, and other heads under which other systems write it. */
export interface ImportColumn extends SheetColumn {
  readonly aliases: readonly string[];
}

const declared = new Map(sheetOfCollection(cases).columns.map((column) => [column.key, column]));

function own(key: string, aliases: readonly string[], required = false): ImportColumn {
  return { ...declared.get(key)!, required, aliases };
}

function made(key: string, titles: Words, aliases: readonly string[], more: Partial<SheetColumn> = {}): ImportColumn {
  return { key, of: 'properties', titles, kind: 'text', required: false, maxLength: 200, ...more, aliases };
}

/** The columns that a list of cases may have, in the order of the template. Each is known by its titles and aliases. */
export const importColumns: readonly ImportColumn[] = [
  own('number', ['案卷编号', '案卷号', '任务号', '案件号']),
  own('reportedAt', ['上报日期', '发现时间', '受理时间', '来电时间', '登记时间', '工单时间', 'time', 'date'], true),
  made(
    'class',
    { zh: '小类', en: 'Class' },
    ['小类名称', '小类代码', '问题类型', '问题小类', '案件类型', 'classCode', 'code', 'className'],
    {
      required: true,
    },
  ),
  own('classKind', ['问题类别', '部件事件', '案件类别', 'kind']),
  own('channel', ['来源', '问题来源', '案件来源', '渠道', 'source channel']),
  made(
    'longitude',
    { zh: '经度', en: 'Longitude' },
    ['lon', 'lng', 'long', '东经', 'y坐标', '横坐标', 'easting', 'y'],
    {
      of: 'place',
      kind: 'number',
    },
  ),
  made('latitude', { zh: '纬度', en: 'Latitude' }, ['lat', '北纬', 'x坐标', '纵坐标', 'northing', 'x'], {
    of: 'place',
    kind: 'number',
  }),
  made('position', { zh: '坐标', en: 'Coordinates' }, ['经纬度', 'lonlat', 'coordinate', 'location'], { of: 'place' }),
  own('place', ['地址', '位置', '地点', '案发地点', '问题位置', '事发地址', '详细地址', 'address']),
  own('description', ['描述', '问题内容', '诉求内容', '工单内容', '内容', 'content']),
  own('sourceNumber', ['工单号', '工单编号', '来源编号', '12345工单号', 'ticket']),
  own('sourceDueAt', ['截止时间', '要求办结时间', '办结期限', '工单截止时间', 'deadline']),
  own('urgent', ['是否紧急']),
  own('callerName', ['来电人', '联系人', '投诉人', '姓名', '诉求人']),
  own('callerPhone', ['联系电话', '来电号码', '电话', '手机号', '手机']),
  own('callerAddress', ['联系地址', '住址']),
  made('state', { zh: '状态', en: 'Status' }, ['案件状态', '当前环节', '办理状态']),
  own('unit', ['处置单位', '承办单位', '责任部门', '专业部门']),
  own('filedAt', ['立案日期']),
  own('dispatchedAt', ['派遣日期', '派单时间']),
  own('dueAt', ['处置期限', '应办结时间']),
  own('reportedBackAt', ['处置完成时间', '反馈日期']),
  own('closedAt', ['结案日期', '办结时间']),
];

const byKey = new Map(importColumns.map((column) => [column.key, column]));

/** The column of that key. @throws TypeError for a key that is not declared */
export function importColumn(key: string): ImportColumn {
  const column = byKey.get(key);
  if (column === undefined) throw new TypeError(`Lists of cases have no column "${key}".`);
  return column;
}

/** Other words of other systems for a channel. */
export const channelAliases: Readonly<Record<string, string>> = {
  '12345': 'hotline12345',
  '12345平台': 'hotline12345',
  政务热线: 'hotline12345',
  市长热线: 'hotline12345',
  '12319': 'hotline12319',
  城管热线: 'hotline12319',
  公众举报: 'hotline12319',
  热线举报: 'hotline12319',
  监督员: 'patrol',
  采集员: 'patrol',
  采集员上报: 'patrol',
  巡查: 'patrol',
  巡查上报: 'patrol',
  网络: 'media',
  媒体: 'media',
  媒体曝光: 'media',
  微信: 'media',
  微信举报: 'media',
  领导交办: 'instruction',
  领导批示: 'instruction',
  上级督查: 'instruction',
  视频: 'video',
  视频监控: 'video',
  视频上报: 'video',
};

/** Other words for the two kinds of classes. */
export const kindAliases: Readonly<Record<string, string>> = {
  事件: 'matter',
  事项: 'matter',
  管理事件: 'matter',
  部件: 'component',
};

/** States in which a row can begin a case: waiting as any report, or closed long ago. */
export const openWords: ReadonlySet<string> = new Set(['', '待受理', '未受理', '上报', '未办', 'open']);
export const closedWords: ReadonlySet<string> = new Set([
  '结案',
  '已结案',
  '办结',
  '已办结',
  '已关闭',
  '完成',
  'closed',
]);
