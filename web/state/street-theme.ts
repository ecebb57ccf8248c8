import { create } from 'zustand';

/** How the street's page looks on this phone: light, which can be read in the sun; dark; or as the phone is set. */
export type StreetTheme = 'light' | 'dark' | 'phone';

const key = 'shirong.field.theme';
const all = ['light', 'dark', 'phone'] as const;

/** What was chosen on this phone; light before anything was. A desk's choice is another matter. */
export const useStreetTheme = create<{ readonly chosen: StreetTheme }>(() => ({ chosen: kept() }));

/** Chooses for now and for the next visit; where storage is forbidden, for now. */
export function chooseStreetTheme(chosen: StreetTheme): void {
  useStreetTheme.setState({ chosen });
  try {
    localStorage.setItem(key, chosen);
  } catch {
    return;
  }
}

/** Whether an address is the street's page. */
export function isStreet(pathname: string): boolean {
  return /^\/field(\/|$)/.test(pathname);
}

function kept(): StreetTheme {
  try {
    const value = localStorage.getItem(key);
    return all.find((candidate) => candidate === value) ?? 'light';
  } catch {
    return 'light';
  }
}
