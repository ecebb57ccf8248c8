/** Local fonts for names on the map, first found wins; nothing is fetched. Chinese faces of each system, then Latin. */
export const regular = [
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'Source Han Sans SC',
  'PingFang SC',
  'Microsoft YaHei',
  'WenQuanYi Micro Hei',
  'sans-serif',
];

/** The same with weight: MapLibre reads the weight from the first name. */
export const bold = ['Noto Sans CJK SC Bold', ...regular];
