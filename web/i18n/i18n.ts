import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { allActs, ruleOf } from '#domain/cases/acts.ts';
import type { Language } from '../state/view.ts';

type Messages = Awaited<ReturnType<(typeof pieces)[Language]>>['default'];

/** A page speaks one language: the other is fetched when it is asked for. */
const pieces = { zh: () => import('./zh.json'), en: () => import('./en.json') } as const;
const fetched = new Map<Language, Messages>();

/** Fetches what the page says in a language, once. @throws where the server does not give it */
export async function fetchMessages(language: Language): Promise<void> {
  if (fetched.has(language)) return;
  fetched.set(language, withActs((await pieces[language]()).default, language));
}

/** Whether a language can be spoken at once. */
export function hasMessages(language: Language): boolean {
  return fetched.has(language);
}

/** What the journal calls acts on cases, in the words of their declaration: no second list of them. */
function withActs(messages: Messages, language: Language): Messages {
  const acts = allActs.map((act) => [act.replaceAll('.', '_'), ruleOf(act)[language]]);
  return { ...messages, kinds: { ...messages.kinds, ...Object.fromEntries(acts) } };
}

/**
 * The dictionary of the page; a missing key is a bug and shows as its own name.
 * @param language one whose messages are fetched
 */
export function createI18n(language: Language): i18n {
  const messages = fetched.get(language);
  if (messages === undefined) throw new Error(`the messages in "${language}" are not fetched yet`);
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: messages } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}

/** The tag of a language for `lang` attributes and Intl. */
export function localeOf(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en-GB';
}
