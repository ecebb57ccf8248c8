import type { Theme } from './contract.ts';

/** The colours of the map in one theme. Hues are told apart with any common colour blindness, together with shapes. */
export interface Palette {
  readonly ground: string;
  /** Names and figures, and the outline that keeps them readable. */
  readonly ink: string;
  readonly faintInk: string;
  readonly halo: string;
  /** The product's one accent: selection, hover, measuring. */
  readonly accent: string;
  readonly water: string;
  readonly waterLine: string;
  readonly road: string;
  readonly roadMajor: string;
  readonly roadCasing: string;
  readonly key26: string;
  readonly commercial: string;
  readonly zoneFill: string;
  readonly zoneLine: string;
  readonly division: string;
  readonly grid: string;
  readonly facility: string;
  readonly surface: string;
  /** State: always together with its shape. */
  readonly ok: string;
  readonly soon: string;
  readonly overdue: string;
  readonly none: string;
}

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    ground: '#f4f3ef',
    ink: '#24292e',
    faintInk: '#5c656e',
    halo: '#fbfaf8',
    accent: '#0b5fd0',
    water: '#c9dfee',
    waterLine: '#8fb8d3',
    road: '#ffffff',
    roadMajor: '#ffffff',
    roadCasing: '#b9b5aa',
    key26: '#8a5a00',
    commercial: '#a3257a',
    zoneFill: '#3f7d6e',
    zoneLine: '#2f6b5d',
    division: '#6b5b95',
    grid: '#9aa0a6',
    facility: '#3d4f61',
    surface: '#ffffff',
    ok: '#1a7f4b',
    soon: '#b86e00',
    overdue: '#c62828',
    none: '#6f767d',
  },
  dark: {
    ground: '#14181d',
    ink: '#e6eaee',
    faintInk: '#a3adb7',
    halo: '#0d1014',
    accent: '#6db3ff',
    water: '#1b3042',
    waterLine: '#3d6a8c',
    road: '#3a424b',
    roadMajor: '#4c5763',
    roadCasing: '#0b0e11',
    key26: '#e0b050',
    commercial: '#e58ac8',
    zoneFill: '#5fb8a3',
    zoneLine: '#6fc2ae',
    division: '#b3a5dd',
    grid: '#5d6771',
    facility: '#b9c6d3',
    surface: '#1f252c',
    ok: '#3ecf8e',
    soon: '#ffb938',
    overdue: '#ff6b60',
    none: '#98a2ac',
  },
};
