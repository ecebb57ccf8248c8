import type { Words } from '#domain/collection.ts';
import type { Found } from '#domain/finding.ts';
import { figure, figureBeside } from '../say.ts';
import { windOf } from './winds.ts';

/** A thing that stands elsewhere, or is on its way, as sentences; it is back when a photo and a new survey say so. */
export function words({
  reason,
  measured,
  limit,
  remedy,
  subjects,
  details = {},
}: Pick<Found, 'reason' | 'measured' | 'limit' | 'remedy' | 'subjects' | 'details'>): { wrong: Words; remedy: Words } {
  const title = String(details['title'] ?? subjects[0]?.name ?? '');
  const number = (name: string): number => Number(details[name] ?? 0);
  const metres = figureBeside(measured ?? 0, limit);
  const [error, tolerance] = [figure(number('error')), figure(number('tolerance'))];
  const wind = windOf(number('driftBearing'));
  const drift = {
    zh: `${number('surveys')} 次测量（${String(details['surveyedFrom'])} 至 ${String(details['surveyedTo'])}）持续向${wind.zh}移动 ${figure(number('driftMetres'))} 米`,
    en: `${number('surveys')} surveys (${String(details['surveyedFrom'])} to ${String(details['surveyedTo'])}) show a steady move of ${figure(number('driftMetres'))} m to the ${wind.en}`,
  };
  const hasDrift = details['driftMetres'] !== undefined;
  const back = remedy.do === 'move' ? remedy : undefined;
  const way = windOf(back?.bearing ?? 0);
  const far = figure(back?.metres ?? 0);
  if (reason === 'drift') {
    return {
      wrong: {
        zh: `${title}：${drift.zh}，限 ${figure(limit)} 米；现偏离许可地点 ${figure(number('offset'))} 米，尚在容差内`,
        en: `${title}: ${drift.en}, limit ${figure(limit)} m; now ${figure(number('offset'))} m from its permitted place, still within tolerance`,
      },
      remedy: {
        zh: `查明移动原因并固定；向${way.zh}移回 ${far} 米归位，凭归位照片和复测坐标结案`,
        en: `Find out why it moves and fix it in place; move it back ${far} m to the ${way.en}. Closed with a photo and a new survey`,
      },
    };
  }
  return {
    wrong: {
      zh: `${title}：偏离许可地点 ${metres} 米，限 ${figure(limit)} 米（测量误差 ${error} 米＋容差 ${tolerance} 米）${hasDrift ? `；${drift.zh}` : ''}`,
      en: `${title}: ${metres} m from its permitted place, limit ${figure(limit)} m (survey error ${error} m + tolerance ${tolerance} m)${hasDrift ? `; ${drift.en}` : ''}`,
    },
    remedy: {
      zh: `向${way.zh}移回 ${far} 米至许可地点（归位）；凭归位照片和复测坐标结案`,
      en: `Move it back ${far} m to the ${way.en}, to its permitted place. Closed with a photo and a new survey`,
    },
  };
}
