import type { Words } from '#domain/collection.ts';
import type { Found } from '#domain/finding.ts';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import { figure } from '../say.ts';

/** A finding of the kind `partition` in sentences. */
export function partitionWords(found: Found): { readonly wrong: Words; readonly remedy: Words } {
  return found.measure === 'm²' ? ofZones(found) : ofRivers(found);
}

function ofZones({ place, reason, measured, subjects, details = {} }: Found) {
  const kind = responsibilityKinds[details['responsibilityKind'] as ResponsibilityKind];
  const area = { zh: `${figure(measured ?? 0)} 平方米`, en: `${figure(measured ?? 0)} m²` };
  const names = { zh: subjects.map(({ name }) => name).join('、'), en: subjects.map(({ name }) => name).join(', ') };
  const taker = details['taker'];
  const border = figure(Number(details['border'] ?? 0), 0);
  if (reason === 'overlap') {
    return {
      wrong: {
        zh: `${place}：${names.zh}的${kind.zh}责任区重叠 ${area.zh}`,
        en: `${place}: ${kind.en.toLowerCase()} zones ${names.en} overlap by ${area.en}`,
      },
      remedy: {
        zh: `重叠处只留一方：可归共有边界最长的${String(taker)}，在责任区编辑台处理`,
        en: `Leave the ground to one of them, ${String(taker)} borders on it longest; on the zones desk`,
      },
    };
  }
  const street = details['street'];
  return {
    wrong: {
      zh: `${place}：${kind.zh}责任区空白 ${area.zh}${street === undefined ? '' : `，暂由${String(street)}属地兜底`}`,
      en: `${place}: ${area.en} without a zone of ${kind.en.toLowerCase()}${street === undefined ? '' : `; ${String(street)} answers meanwhile`}`,
    },
    remedy:
      taker === undefined
        ? { zh: '新划一个责任区，在责任区编辑台处理', en: 'Draw a zone, on the zones desk' }
        : {
            zh: `划入${String(taker)}（共有边界最长，${border} 米），在责任区编辑台处理`,
            en: `Give it to ${String(taker)}, which borders on it longest (${border} m); on the zones desk`,
          },
  };
}

function ofRivers({ place, reason, measured, details }: Found) {
  const length = figure(measured ?? 0);
  const [a, b] = details!['names'] as readonly [string, string];
  if (reason === 'overlap') {
    return {
      wrong: { zh: `${place}：${a}与${b}重叠 ${length} 米`, en: `${place}: ${a} and ${b} overlap by ${length} m` },
      remedy: {
        zh: `其中一段缩短 ${length} 米，两段首尾相接`,
        en: `Shorten one of them by ${length} m, so that they meet end to end`,
      },
    };
  }
  return {
    wrong: {
      zh: `${place}：${a}与${b}之间 ${length} 米未分段，无人保洁`,
      en: `${place}: ${length} m between ${a} and ${b} belong to no section`,
    },
    remedy: {
      zh: `延长${a}或${b}共 ${length} 米，或补划一段`,
      en: `Lengthen ${a} or ${b} by ${length} m, or add a section`,
    },
  };
}
