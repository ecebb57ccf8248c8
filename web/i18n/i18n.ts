import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { allActs, ruleOf } from '#domain/cases/acts.ts';
import type { Language } from '../state/view.ts';
import en from './en.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

/** What the journal calls acts on cases, in the words of their declaration: no second list of them. */
function withActs<T extends { readonly kinds: object }>(messages: T, language: Language): T {
  const acts = allActs.map((act) => [act.replaceAll('.', '_'), ruleOf(act)[language]]);
  return { ...messages, kinds: { ...messages.kinds, ...Object.fromEntries(acts) } };
}

/** The dictionary of the page in both languages; a missing key is a bug and shows as its own name. */
export function createI18n(language: Language): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { zh: { translation: withActs(zh, 'zh') }, en: { translation: withActs(en, 'en') } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}

/** The tag of a language for `lang` attributes and Intl. */
export function localeOf(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en-GB';
}
