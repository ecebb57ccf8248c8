import { useSyncExternalStore } from 'react';
import { useLocation } from '@tanstack/react-router';
import { isStreet, useStreetTheme } from './street-theme.ts';
import type { Language, Theme, View } from './view.ts';

const keys = { theme: 'shirong.theme', language: 'shirong.language' } as const;

/**
 * Language and theme in force: the URL's, else chosen last on this machine, else the browser's. The street's page is light
 * unless something else was chosen for it: it is read in the sun.
 */
export function usePreferences(view: Pick<View, 'language' | 'theme'>): { language: Language; theme: Theme } {
  const systemIsDark = useSyncExternalStore(subscribeToScheme, () => schemeQuery()?.matches ?? false);
  const systems = systemIsDark ? 'dark' : 'light';
  const { chosen } = useStreetTheme();
  const isOnStreet = useLocation({ select: ({ pathname }) => isStreet(pathname) });
  const theme =
    view.theme ??
    (isOnStreet
      ? chosen === 'phone'
        ? systems
        : chosen
      : (remembered('theme', ['dark', 'light'] as const) ?? systems));
  return { language: preferredLanguage(view.language), theme };
}

/** The language in force. @param asked the URL's */
export function preferredLanguage(asked: Language | undefined): Language {
  return asked ?? remembered('language', ['zh', 'en'] as const) ?? browserLanguage();
}

/** Keeps a choice for the next visit on this machine; where storage is forbidden it lives in the URL only. */
export function remember(kind: keyof typeof keys, value: Language | Theme): void {
  try {
    localStorage.setItem(keys[kind], value);
  } catch {
    return;
  }
}

function remembered<T extends string>(kind: keyof typeof keys, allowed: readonly T[]): T | undefined {
  try {
    const value = localStorage.getItem(keys[kind]);
    return allowed.find((candidate) => candidate === value);
  } catch {
    return undefined;
  }
}

/** Chinese first: English only for a browser that asks for English and for no Chinese. */
function browserLanguage(): Language {
  const wanted = navigator.languages;
  return wanted.some((tag) => tag.startsWith('en')) && !wanted.some((tag) => tag.startsWith('zh')) ? 'en' : 'zh';
}

function schemeQuery(): MediaQueryList | undefined {
  return typeof window.matchMedia === 'function' ? window.matchMedia('(prefers-color-scheme: dark)') : undefined;
}

function subscribeToScheme(listener: () => void): () => void {
  const query = schemeQuery();
  query?.addEventListener('change', listener);
  return () => query?.removeEventListener('change', listener);
}
