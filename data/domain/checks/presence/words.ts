import type { Words } from '#domain/collection.ts';
import type { Found } from '#domain/finding.ts';
import { figure } from '../say.ts';

/** A finding of the kind `presence` in sentences. */
export function presenceWords(found: Found): { readonly wrong: Words; readonly remedy: Words } {
  const { place, measured, subjects, details = {} } = found;
  const said = (name: string): string => String(details[name] ?? '');
  const saidEn = (name: string): string => said(name).replaceAll('、', ', ');
  const hours = figure(measured ?? 0);
  const name = subjects[0]?.name ?? '';
  switch (found.reason) {
    case 'bare':
      return {
        wrong: {
          zh: `${place}：${said('metres')} 米无保洁作业路段，应有 ${said('need')}`,
          en: `${place}: ${said('metres')} m without a cleaning beat, needed ${saidEn('need')}`,
        },
        remedy: {
          zh: `增设作业路段，${said('missing')}每班至少 1 人`,
          en: `Add a beat, at least 1 person ${saidEn('missing')}`,
        },
      };
    case 'short':
      return {
        wrong: {
          zh: `${place}：${said('metres')} 米每日缺 ${hours} 小时保洁（${said('missing')}），应有 ${said('need')}`,
          en: `${place}: ${said('metres')} m lack ${hours} h of cleaning a day (${saidEn('missing')}), needed ${saidEn('need')}`,
        },
        remedy: {
          zh: `延长作业时间或增排一班，补足${said('missing')}`,
          en: `Lengthen the beat or add a shift for ${saidEn('missing')}`,
        },
      };
    case 'no-post':
      return {
        wrong: { zh: `${said('title')}（${name}）：未设岗位`, en: `${said('title')} (${name}): no post` },
        remedy: { zh: '设 1 个岗位并定人', en: 'Set up a post with a person' },
      };
    case 'no-person':
      return {
        wrong: { zh: `${said('title')}（${name}）：无人在岗`, en: `${said('title')} (${name}): nobody is assigned` },
        remedy: { zh: '排班定人', en: 'Assign somebody' },
      };
    case 'lost':
      return {
        wrong: {
          zh: `岗位 ${name} 不存在，却有 1 人排班`,
          en: `Somebody is assigned to post ${name}, which does not exist`,
        },
        remedy: { zh: '改排到现有岗位，或撤销该排班', en: 'Assign to a post that exists, or end the assignment' },
      };
    case 'no-shift':
      return {
        wrong: {
          zh: `${said('title')}（${name}）：每周 ${hours} 小时无人当班（${said('when')}）`,
          en: `${said('title')} (${name}): nobody on shift ${hours} h a week (${said('whenEn')})`,
        },
        remedy: { zh: `增排班次：${said('when')}`, en: `Add shifts: ${said('whenEn')}` },
      };
    default:
      return {
        wrong: {
          zh: `${said('title')}：每日少开放 ${hours} 小时（${said('missing')}），应开放 ${said('need')}`,
          en: `${said('title')}: closed ${hours} h too long (${saidEn('missing')}), has to be open ${saidEn('need')}`,
        },
        remedy: { zh: `开放时间调整为 ${said('need')}`, en: `Open ${saidEn('need')}` },
      };
  }
}
