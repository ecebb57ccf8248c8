import type { Words } from '#domain/collection.ts';
import { measures, type Found } from '#domain/finding.ts';
import { figure, figureBeside } from '../say.ts';

/** A finding of the kind `permitted` in sentences. */
export function permittedWords(found: Found): { readonly wrong: Words; readonly remedy: Words } {
  const { place, limit, details = {} } = found;
  const said = (name: string): string => String(details[name] ?? '');
  const measured = found.measured === null ? '—' : figureBeside(found.measured, limit);
  const least = figure(limit);
  const title = said('title');
  const at = { zh: `${place}：${title}`, en: `${place}: ${title}` };
  switch (found.reason) {
    case 'unstated':
      return {
        wrong: { zh: `${at.zh}未填${said('lacking')}`, en: `${at.en} does not say ${said('lackingEn')}` },
        remedy: { zh: `补填${said('lacking')}`, en: `Fill in ${said('lackingEn')}` },
      };
    case 'extent':
      return {
        wrong: {
          zh: `${at.zh}占用 ${measured} 平方米，许可 ${least} 平方米`,
          en: `${at.en} takes ${measured} m², permitted ${least} m²`,
        },
        remedy: {
          zh: `退回许可范围，减少 ${said('over')} 平方米`,
          en: `Withdraw to what is permitted, ${said('over')} m² less`,
        },
      };
    case 'ended':
      return {
        wrong: {
          zh: `${at.zh}许可已于 ${said('until')} 到期，仍在占用`,
          en: `${at.en} is still there; its permit ended on ${said('until')}`,
        },
        remedy: {
          zh: '限期撤除，恢复原状，或依法续办',
          en: 'Have it removed and the place restored, or renew the permit',
        },
      };
    case 'overlap':
      return {
        wrong: {
          zh: `${at.zh}与${said('other')}重叠 ${measured} 平方米，时段相同`,
          en: `${at.en} and ${said('other')} share ${measured} m² at the same hours`,
        },
        remedy: { zh: '变更其中一件许可的位置或时段', en: 'Change the place or the hours of one of the permits' },
      };
    case 'figure': {
      const unit = measures[found.measure];
      const name = { zh: said('property'), en: said('propertyEn') };
      return {
        wrong: {
          zh: `${at.zh}${name.zh} ${measured} ${unit.zh}，不足 ${least} ${unit.zh}`,
          en: `${at.en}: ${name.en} ${measured} ${unit.en}, less than ${least} ${unit.en}`,
        },
        remedy: {
          zh: `调整位置或范围，${name.zh}至少 ${least} ${unit.zh}`,
          en: `Move or reduce it: ${name.en} at least ${least} ${unit.en}`,
        },
      };
    }
    case 'passage':
      return {
        wrong: {
          zh: `${at.zh}占用后人行道只剩 ${measured} 米，应不少于 ${least} 米`,
          en: `${at.en} leaves ${measured} m of the footway, at least ${least} m`,
        },
        remedy: {
          zh: `退让 ${said('short')} 米，留足 ${least} 米通行宽度`,
          en: `Withdraw by ${said('short')} m, so that ${least} m are clear`,
        },
      };
    case 'stands-on':
      return {
        wrong: { zh: `${at.zh}占压${said('onTitle')}`, en: `${at.en} stands on ${said('onTitleEn')}` },
        remedy: { zh: `迁离${said('onTitle')}`, en: 'Move it off' },
      };
    default:
      return {
        wrong: {
          zh: `${at.zh}距${said('other')} ${measured} 米，应不少于 ${least} 米`,
          en: `${at.en} is ${measured} m from ${said('otherEn')}, at least ${least} m`,
        },
        remedy: { zh: `移至 ${least} 米以外`, en: `Move it to ${least} m or more` },
      };
  }
}
