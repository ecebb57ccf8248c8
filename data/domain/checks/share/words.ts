import type { Words } from '#domain/collection.ts';
import type { Found } from '#domain/finding.ts';
import { figure, figureBeside } from '../say.ts';

const titles: Readonly<Record<string, Words>> = {
  count: { zh: '数量占比', en: 'by count' },
  area: { zh: '面积占比', en: 'by area' },
  time: { zh: '时长占比', en: 'by screen time' },
};

type Details = NonNullable<Found['details']>;

/** A share that is too low, or faces that show nothing, as sentences. */
export function words({
  reason,
  measured,
  limit,
  subjects,
  details = {},
}: Pick<Found, 'reason' | 'measured' | 'limit' | 'subjects' | 'details'>): { wrong: Words; remedy: Words } {
  const name = String(details['group'] ?? subjects[0]?.name ?? '');
  const part = { zh: String(details['named'] ?? ''), en: String(details['namedEn'] ?? '') };
  const faces = Number(details['bareCount'] ?? 0);
  if (reason === 'bare-face') {
    const list = listed(details['bareFaces']);
    return {
      wrong: {
        zh: `${name}：${faces} 面无${part.zh}${list.zh}`,
        en: `${name}: no ${part.en} on ${faces} ${faces === 1 ? 'face' : 'faces'}${list.en}`,
      },
      remedy: { zh: `每面至少设置一处${part.zh}`, en: `Show ${part.en} on each face` },
    };
  }
  const by = titles[String(details['by'])]!;
  const share = figureBeside(measured ?? 0, limit);
  const least = figure(limit, 3);
  const others = Object.keys(titles)
    .filter((other) => other !== details['by'] && typeof details[`${other}Share`] === 'number')
    .map((other) => ({ title: titles[other]!, share: figure(details[`${other}Share`] as number) }));
  const besideZh = others.map(({ title, share }) => `${title.zh} ${share}%`).join('，');
  const besideEn = others.map(({ title, share }) => `${title.en} ${share} %`).join(', ');
  return {
    wrong: {
      zh: `${name}：${part.zh}${by.zh} ${share}%，应不低于 ${least}%${besideZh && `（${besideZh}）`}${
        faces === 0 ? '' : `；${faces} 面无${part.zh}`
      }`,
      en: `${name}: ${part.en} ${share} % ${by.en}, at least ${least} % required${besideEn && ` (${besideEn})`}${
        faces === 0 ? '' : `; none on ${faces} ${faces === 1 ? 'face' : 'faces'}`
      }`,
    },
    remedy: remedyOf(details, part),
  };
}

function remedyOf(details: Details, part: Words): Words {
  const convert = figure(Number(details['convert'] ?? 0), 2);
  const add = typeof details['add'] === 'number' ? figure(details['add'], 2) : undefined;
  const which = listed(details['convertAds']);
  switch (details['by']) {
    case 'time':
      return details['slots'] === undefined
        ? {
            zh: `各屏${part.zh}播放时长合计再增 ${convert} 个百分点`,
            en: `Raise the time of ${part.en} by ${convert} percentage points, all screens together`,
          }
        : {
            zh: `轮播中再改 ${convert} 个播放位为${part.zh}（各屏合计）`,
            en: `Turn ${convert} more slots of the loops into ${part.en}, all screens together`,
          };
    case 'area': {
      const count = Number(details['convertCount'] ?? 0);
      return {
        zh: `现有版面改为${part.zh} ${convert} 平方米${count === 0 ? '' : `，整块改用最少 ${count} 块${which.zh}`}${
          add === undefined ? '' : `；若只增不改，需增设 ${add} 平方米`
        }`,
        en: `Turn ${convert} m² of what is there into ${part.en}${
          count === 0 ? '' : `, at least ${count} as a whole${which.en}`
        }${add === undefined ? '' : `; if none is turned, add ${add} m²`}`,
      };
    }
    default:
      return {
        zh: `将 ${convert} 块改为${part.zh}${which.zh}${add === undefined ? '' : `；若只增不改，需增设 ${add} 块`}`,
        en: `Turn ${convert} into ${part.en}${which.en}${add === undefined ? '' : `; if none is turned, add ${add}`}`,
      };
  }
}

/** Up to five names in brackets. */
function listed(names: unknown): Words {
  if (!Array.isArray(names) || names.length === 0) return { zh: '', en: '' };
  const first = names.slice(0, 5);
  const more = names.length > 5;
  return { zh: `（${first.join('、')}${more ? '等' : ''}）`, en: ` (${first.join(', ')}${more ? ' ...' : ''})` };
}
