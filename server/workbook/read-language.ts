import type { Parameters } from '../http/parameters.ts';

export type Language = 'zh' | 'en';

/** Takes the parameter `lang`: Chinese where it is absent. */
export function readLanguage(parameters: Parameters): Language {
  const language = parameters.text('lang') ?? 'zh';
  if (language === 'zh' || language === 'en') return language;
  parameters.fault('lang', `must be zh or en, not "${language}"`);
  return 'zh';
}
