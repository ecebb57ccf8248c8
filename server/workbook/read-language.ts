import type { Parameters } from '../http/parameters.ts';

export type Language = 'zh' | 'en';

/** Takes the parameter that names a language: Chinese where it is absent. */
export function readLanguage(parameters: Parameters, name = 'lang'): Language {
  const language = parameters.text(name) ?? 'zh';
  if (language === 'zh' || language === 'en') return language;
  parameters.fault(name, `must be zh or en, not "${language}"`);
  return 'zh';
}
