import type { CaseAct } from '#domain/cases/acts.ts';
import type { Words } from '#domain/collection.ts';
import standard from '#standards/phrases.json' with { type: 'json' };
import type { Language } from '../state/view.ts';
import { recent, remember } from './recent.ts';

/** One for each number key. */
const most = 9;

/** What is often said with an act: the usual phrases, then those that somebody keeps on this machine. */
export function phrasesFor(act: CaseAct, language: Language): readonly string[] {
  const usual = ((standard.phrases as Readonly<Record<string, readonly Words[]>>)[act] ?? []).map(
    (words) => words[language],
  );
  return [...new Set([...usual, ...recent(listOf(act))])].slice(0, most);
}

/** Keeps a phrase of one's own for an act. */
export function keepPhrase(act: CaseAct, phrase: string): void {
  remember(listOf(act), phrase.trim(), most);
}

/** Puts a phrase to what stands there already. */
export function withPhrase(text: string, phrase: string, language: Language): string {
  if (text.trim() === '') return phrase;
  return language === 'zh'
    ? `${text.replace(/[，。；]$/u, '')}；${phrase}`
    : `${text.replace(/[.;,]$/, '')}; ${phrase}`;
}

function listOf(act: CaseAct): string {
  return `phrases.${act}`;
}
