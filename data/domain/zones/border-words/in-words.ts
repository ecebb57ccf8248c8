import type { Words } from '#domain/collection.ts';
import type { Side } from '#domain/streets/side.ts';
import { leftOutReasons } from '../left-out.ts';
import type { AlongSide, BorderSides } from './sides-of-border.ts';

/** In the order of 四至. */
const sides: readonly (readonly [Side, Words])[] = [
  ['east', { zh: '东', en: 'east' }],
  ['south', { zh: '南', en: 'south' }],
  ['west', { zh: '西', en: 'west' }],
  ['north', { zh: '北', en: 'north' }],
];

/**
 * A zone's border as a sheet prints it (四至): “东至青年路，南至鼓楼路、SR-012坡子街责任区，西至水域，北至人民路”. Named are what lies along
 * most of a side, and besides it what lies along no less than `least` of it.
 * @param least a share of the side, 0 to 1
 */
export function borderInWords(border: BorderSides, least = 0.25): Words {
  const said = sides.flatMap(([side, { zh, en }]) => {
    const along = border[side].filter(({ share }, i) => i === 0 || share >= least);
    if (along.length === 0) return [];
    const names = along.map(nameOf);
    // Two zones left out for one reason are named once.
    const listed = (language: 'zh' | 'en', joint: string) =>
      [...new Set(names.map((name) => name[language]))].join(joint);
    return [{ zh: `${zh}至${listed('zh', '、')}`, en: `${en} to ${listed('en', ' and ')}` }];
  });
  return { zh: said.map(({ zh }) => zh).join('，'), en: said.map(({ en }) => en).join(', ') };
}

function nameOf(along: AlongSide): Words {
  switch (along.kind) {
    case 'road':
    case 'river':
      return { zh: along.name, en: along.name };
    case 'zone':
      return { zh: `${along.number}${along.name}`, en: `${along.number} ${along.name}` };
    case 'left-out':
      return leftOutReasons[along.reason];
    case 'disputed':
      return { zh: '责任待定地段', en: 'ground in dispute' };
    case 'outside':
      return { zh: '责任区范围外', en: 'the end of the zones' };
    case 'gap':
      return { zh: '无责任区地段', en: 'ground without a zone' };
  }
}
