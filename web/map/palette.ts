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
  readonly waterInk: string;
  readonly road: string;
  readonly roadMajor: string;
  readonly roadCasing: string;
  readonly key26: string;
  readonly commercial: string;
  readonly zoneLine: string;
  readonly cleaning: string;
  readonly patrol: string;
  readonly division: string;
  readonly grid: string;
  readonly facility: string;
  readonly place: string;
  readonly market: string;
  readonly works: string;
  readonly illegal: string;
  readonly traffic: string;
  readonly community: string;
  readonly surface: string;
  /** Counted cells, from few to many, and the ink that reads on the deepest. */
  readonly cells: readonly [string, string, string, string];
  readonly cellInk: string;
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
    waterLine: '#6fa3c6',
    waterInk: '#2c6590',
    road: '#ffffff',
    roadMajor: '#ffffff',
    roadCasing: '#b9b5aa',
    key26: '#8a5a00',
    commercial: '#a3257a',
    zoneLine: '#2f6b5d',
    cleaning: '#7d6216',
    patrol: '#5a5f8f',
    division: '#6b5b95',
    grid: '#9aa0a6',
    facility: '#3d4f61',
    place: '#4a6a1f',
    market: '#7a4b9a',
    works: '#8f4a16',
    illegal: '#882255',
    traffic: '#0e6577',
    community: '#5b3fae',
    surface: '#ffffff',
    cells: ['#d2deeb', '#b0c8e2', '#85a9d1', '#2f5f9e'],
    cellInk: '#ffffff',
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
    waterInk: '#8fc0e4',
    road: '#3a424b',
    roadMajor: '#424c57',
    roadCasing: '#0b0e11',
    key26: '#e0b050',
    commercial: '#e58ac8',
    zoneLine: '#6fc2ae',
    cleaning: '#d9bd6a',
    patrol: '#a9aee6',
    division: '#b3a5dd',
    grid: '#5d6771',
    facility: '#b9c6d3',
    place: '#b2cf7d',
    market: '#cfa8ea',
    works: '#eda871',
    illegal: '#f08fb5',
    traffic: '#7fd0de',
    community: '#bfaeff',
    surface: '#1f252c',
    cells: ['#22354a', '#2a4a6b', '#356392', '#9cc8f2'],
    cellInk: '#0d1014',
    ok: '#3ecf8e',
    soon: '#ffb938',
    overdue: '#ff6b60',
    none: '#98a2ac',
  },
};
