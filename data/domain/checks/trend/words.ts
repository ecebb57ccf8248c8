import type { Words } from '#domain/collection.ts';
import type { Found } from '#domain/finding.ts';
import { figure } from '../say.ts';

/** What stands that should not, or did not become fewer, as sentences. */
export function words({
  reason,
  measured,
  limit,
  measure,
  remedy,
  details = {},
}: Pick<Found, 'reason' | 'measured' | 'limit' | 'measure' | 'remedy' | 'details'>): { wrong: Words; remedy: Words } {
  const named = { zh: String(details['named'] ?? ''), en: String(details['namedEn'] ?? '') };
  if (reason === 'standing') {
    const title = String(details['title'] ?? '');
    const area = measure === 'm²' ? figure(measured ?? 0) : undefined;
    const since = typeof details['since'] === 'string' ? details['since'] : undefined;
    const days = Number(details['days'] ?? 0);
    return {
      wrong: {
        zh: `${named.zh} ${title} 未拆除${area === undefined ? '' : `，${area} 平方米`}${since === undefined ? '' : `，${since} 发现，已 ${days} 天`}`,
        en: `${named.en} ${title} still stands${area === undefined ? '' : `, ${area} m²`}${since === undefined ? '' : `, found on ${since}, ${days} days ago`}`,
      },
      remedy: { zh: '依法拆除，恢复原状', en: 'Have it taken down and the ground restored' },
    };
  }
  const amount = remedy.do === 'amount' ? remedy.amount : 0;
  if (reason === 'not-below-base') {
    const unit = measure === 'm²' ? { zh: '平方米', en: ' m²' } : { zh: '处', en: '' };
    return {
      wrong: {
        zh: `${named.zh}现有 ${figure(measured ?? 0)} ${unit.zh}，基期（${String(details['baseDay'])}）${figure(limit)} ${unit.zh}，未减少`,
        en: `${named.en}: ${figure(measured ?? 0)}${unit.en} now, ${figure(limit)}${unit.en} on ${String(details['baseDay'])}: not fewer`,
      },
      remedy: {
        zh: `至少再减 ${figure(amount)} ${unit.zh}`,
        en: `Take away at least ${figure(amount)}${unit.en} more`,
      },
    };
  }
  const month = String(details['month'] ?? '');
  const count = told(Number(details['change'] ?? 0));
  const area = typeof details['changeArea'] === 'number' ? told(details['changeArea']) : undefined;
  const sofar = Number(details['thisMonth'] ?? 0);
  return {
    wrong: {
      zh: `${month} 月内${named.zh}未减少：数量${count.zh}处${area === undefined ? '' : `，面积${area.zh}平方米`}`,
      en: `${named.en} did not become fewer in ${month}: ${count.en} by count${area === undefined ? '' : `, ${area.en} m²`}`,
    },
    remedy:
      amount === 0
        ? {
            zh: `本月已净减 ${figure(-sofar)} 处，保持到月底`,
            en: `${figure(-sofar)} fewer so far this month: keep it so to its end`,
          }
        : {
            zh: `本月底前至少再拆除 ${figure(amount)} 处`,
            en: `Take down at least ${figure(amount)} more before the month ends`,
          },
  };
}

/** A change as it is said: with its sign. */
function told(value: number): Words {
  if (value === 0) return { zh: '增减 0 ', en: '±0' };
  return value > 0
    ? { zh: `增加 ${figure(value)} `, en: `+${figure(value)}` }
    : { zh: `减少 ${figure(-value)} `, en: `−${figure(-value)}` };
}
