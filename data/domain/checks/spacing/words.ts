import type { Words } from '#domain/collection.ts';
import { collectionById } from '#domain/collections.ts';
import type { Found } from '#domain/finding.ts';
import { figure, figureBeside } from '../say.ts';

/** What is wrong along a stretch, and what mends it. `details.things` is the collection. */
export function spacingWords({ reason, place, measured, limit, remedy, details }: Found): {
  readonly wrong: Words;
  readonly remedy: Words;
} {
  const titles = collectionById(String(details?.['things']))?.titles ?? { zh: '设施', en: 'things' };
  const things = { zh: String(details?.['zh'] ?? titles.zh), en: String(details?.['en'] ?? titles.en) };
  const metres = figureBeside(measured ?? 0, limit);
  const most = figure(limit);
  const wrong: Record<string, Words> = {
    bare: {
      zh: `${place}：全长 ${metres} 米没有有效的${things.zh}，应不超过 ${most} 米一处`,
      en: `${place}: none of the ${things.en.toLowerCase()} counts on ${metres} m; one each ${most} m is wanted`,
    },
    gap: {
      zh: `${place}：${things.zh}间距 ${metres} 米，超过 ${most} 米`,
      en: `${place}: ${metres} m without ${things.en.toLowerCase()}, more than ${most} m`,
    },
    block: {
      zh: `${place}：该 ${metres} 米分段内没有有效的${things.zh}（每 ${most} 米至少一处）`,
      en: `${place}: none of the ${things.en.toLowerCase()} in this block of ${metres} m (one in each ${most} m is wanted)`,
    },
  };
  const restore = details?.['restore'];
  const more = remedyWords(remedy);
  if (!Array.isArray(restore)) return { wrong: wrong[reason]!, remedy: more };
  const names = restore.map(String);
  const [zh, en] = [`修复 ${names.join('、')} 即可达标；`, `Repairing ${names.join(', ')} is enough. `];
  return {
    wrong: wrong[reason]!,
    remedy:
      remedy.do === 'add'
        ? { zh: `${zh}或者${more.zh}`, en: `${en}Otherwise ${more.en[0]!.toLowerCase()}${more.en.slice(1)}` }
        : { zh: `${zh}${more.zh}`, en: `${en}${more.en}` },
  };
}

function remedyWords(remedy: Found['remedy']): Words {
  if (remedy.do !== 'add' || remedy.places.length === 0) {
    return {
      zh: '该段均为禁设范围，无法通过增设达标',
      en: 'Nothing may be put along all of it: no place would comply',
    };
  }
  const count = remedy.places.length;
  const places = remedy.places.slice(0, 5).map(({ words }) => words);
  const more = count > 5 ? { zh: `等 ${count} 处`, en: ` and ${count - 5} more` } : { zh: '', en: '' };
  const short =
    remedy.short === undefined
      ? { zh: '', en: '' }
      : {
          zh: `（其中 ${figure(remedy.short)} 米为禁设范围，仍无法达标）`,
          en: ` (${figure(remedy.short)} m may not be furnished and fail even so)`,
        };
  return {
    zh: `至少增设 ${count} 处：${places.join('；')}${more.zh}${short.zh}`,
    en: `At least ${count} more: ${places.join('; ')}${more.en}${short.en}`,
  };
}
