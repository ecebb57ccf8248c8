import type { Words } from './collection.ts';

/** The ten campaign actions of the plan, section two (plan.md 1.1). Keys are the numbers (一)-(十). */
export const actions = {
  '1': { zh: '城市环境综合整治“931”行动', en: '“931” environment clean-up' },
  '2': { zh: '市容秩序专项整治行动', en: 'Street order' },
  '3': { zh: '环境卫生专项整治行动', en: 'Sanitation' },
  '4': { zh: '户外广告专项整治行动', en: 'Outdoor advertising' },
  '5': { zh: '建筑渣土专项整治行动', en: 'Construction spoil' },
  '6': { zh: '占道管理专项整治行动', en: 'Road occupation' },
  '7': { zh: '违法建设专项整治行动', en: 'Illegal building' },
  '8': { zh: '项目设施建设推进行动', en: 'Projects and facilities' },
  '9': { zh: '文明素质提升行动', en: 'Civic conduct' },
  '10': { zh: '社区联创共建行动', en: 'Partner communities' },
} satisfies Record<string, Words>;
