const numerals = '零一二三四五六七八九';
const numeric = new Intl.Collator('zh-CN', { numeric: true });

/** The order of names that count in Chinese numerals: 一组 before 二组, which by sound would come first. */
export function byCrewName(a: string, b: string): number {
  return numeric.compare(inDigits(a), inDigits(b)) || (a < b ? -1 : a > b ? 1 : 0);
}

function inDigits(name: string): string {
  return name.replace(/[零一二三四五六七八九]/g, (numeral) => String(numerals.indexOf(numeral)));
}
