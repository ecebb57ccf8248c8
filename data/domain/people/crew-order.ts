const numerals = '零一二三四五六七八九';
const numeric = new Intl.Collator('zh-CN', { numeric: true });

/** The order of names that count in Chinese numerals: 一组 before 二组, which by sound would come first. */
export function byCrewName(a: string, b: string): number {
  return numeric.compare(inDigits(a), inDigits(b)) || (a < b ? -1 : a > b ? 1 : 0);
}

/** With its numerals up to 九十九 as digits. */
function inDigits(name: string): string {
  return name
    .replace(/([一二三四五六七八九]?)十([一二三四五六七八九]?)/g, (_, tens: string, ones: string) =>
      String((tens === '' ? 1 : numerals.indexOf(tens)) * 10 + (ones === '' ? 0 : numerals.indexOf(ones))),
    )
    .replace(/[零一二三四五六七八九]/g, (numeral) => String(numerals.indexOf(numeral)));
}
