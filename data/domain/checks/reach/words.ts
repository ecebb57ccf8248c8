import type { Words } from '#domain/collection.ts';
import type { Found, Remedy } from '#domain/finding.ts';
import { figure, figureBeside } from '../say.ts';

/** What is out of reach, and the new sites that close it, as sentences. */
export function words({ reason, measured, limit, place, subjects, remedy, details = {} }: Found): {
  wrong: Words;
  remedy: Words;
} {
  const name = subjects[0]?.name ?? place;
  const facility = { zh: String(details['facility'] ?? '设施'), en: String(details['facilityEn'] ?? 'facility') };
  const metres = figure(Number(details['metres'] ?? limit));
  const by = details['by'] === 'circle' ? 'circle' : 'network';
  const wrong = reason === 'place-out' ? placeOut : reason === 'area-out' ? areaOut : roadOut;
  return { wrong: wrong(), remedy: remedyWords(remedy, details) };

  function placeOut(): Words {
    const other = details[by === 'network' ? 'circle' : 'network'];
    const beside =
      typeof other !== 'number'
        ? { zh: '', en: '' }
        : by === 'network'
          ? { zh: `（直线 ${figure(other, 0)} 米）`, en: ` (${figure(other, 0)} m straight)` }
          : { zh: `（步行 ${figure(other, 0)} 米）`, en: ` (${figure(other, 0)} m on foot)` };
    if (measured === null) {
      return {
        zh: `${name}：${by === 'network' ? '步行' : ''}到不了任何${facility.zh}，限 ${metres} 米${beside.zh}`,
        en: `${name}: no ${facility.en} that can be reached, limit ${metres} m${beside.en}`,
      };
    }
    const far = figureBeside(measured, limit, 0);
    return {
      zh: `${name}：${by === 'network' ? '步行' : '直线'}至最近的${facility.zh} ${far} 米，限 ${metres} 米${beside.zh}`,
      en: `${name}: nearest ${facility.en} ${far} m ${by === 'network' ? 'on foot' : 'straight'}, limit ${metres} m${beside.en}`,
    };
  }

  function areaOut(): Words {
    const size = areaWords(measured ?? 0);
    return {
      zh: `${name}：${size.zh}${by === 'network' ? '步行' : '直线'} ${metres} 米内无${facility.zh}`,
      en: `${name}: ${size.en} without ${facility.en} within ${metres} m ${by === 'network' ? 'on foot' : 'straight'}`,
    };
  }

  function roadOut(): Words {
    const length = figure(measured ?? 0, 0);
    return {
      zh: `${name}：${length} 米路段${by === 'network' ? '步行' : '直线'} ${metres} 米内无${facility.zh}`,
      en: `${name}: ${length} m of road without ${facility.en} within ${metres} m ${by === 'network' ? 'on foot' : 'straight'}`,
    };
  }
}

/** Areas from a hectare up are told in hectares. */
function areaWords(m2: number): Words {
  return m2 < 10_000
    ? { zh: `${figure(m2, 0)} 平方米`, en: `${figure(m2, 0)} m²` }
    : { zh: `${figure(m2 / 10_000)} 公顷`, en: `${figure(m2 / 10_000)} ha` };
}

/** More places than these are not told one by one. */
const told = 3;

function remedyWords(remedy: Remedy, details: NonNullable<Found['details']>): Words {
  if (remedy.do === 'impossible') {
    return { zh: '备选点均不能覆盖，须另选点位', en: 'No candidate site reaches it: other sites are needed' };
  }
  if (remedy.do !== 'add') return { zh: '', en: '' };
  const { places } = remedy;
  const names = places.slice(0, told).map(({ words, candidate }) => candidate?.name ?? words);
  const more = places.length > told;
  const rest = Number(details['unclosed'] ?? 0);
  const left =
    rest > 0
      ? { zh: `；另有 ${areaWords(rest).zh}备选点不能覆盖`, en: `; ${areaWords(rest).en} no candidate site reaches` }
      : { zh: '', en: '' };
  const shared =
    details['shared'] === true
      ? { zh: '（与相邻问题共用）', en: ' (shared with findings nearby)' }
      : { zh: '', en: '' };
  return {
    zh: `增设 ${places.length} 处：${names.join('；')}${more ? '等' : ''}${shared.zh}${left.zh}`,
    en: `Add ${places.length}: ${names.join('; ')}${more ? ' ...' : ''}${shared.en}${left.en}`,
  };
}
