import { useQuery } from '@tanstack/react-query';
import type { pinyin as Pinyin } from 'pinyin-pro';
import type { Spell } from './class-search.ts';

/** The way to spell Chinese words in letters; the dictionary comes in a file of its own, on first use. */
export function useSpelling(): Spell {
  const { data } = useQuery({
    queryKey: ['spelling'],
    queryFn: async () => rememberedSpelling((await import('pinyin-pro')).pinyin),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return data ?? unknown;
}

const unknown: Spell = () => [];

/** @param pinyin of pinyin-pro */
function rememberedSpelling(pinyin: typeof Pinyin): Spell {
  const known = new Map<string, readonly string[]>();
  return (text) => {
    const spelled = known.get(text);
    if (spelled) return spelled;
    const signs = pinyin(text, { toneType: 'none', type: 'array', v: true })
      .map((sign) => sign.toLowerCase())
      .filter((sign) => /^[a-z0-9]+$/.test(sign));
    known.set(text, signs);
    return signs;
  };
}
