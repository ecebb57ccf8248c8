/**
 * Our own glyphs as SVG path data in a square of 24 units, drawn as strokes about 2 units wide.
 * One file, so that no two things on the map get the same sign.
 */
export const glyphs = {
  broom: 'M17 3L11.5 11M8 11h7l2 9H6zM10.5 15v5M13.5 15v5',
  shopfront: 'M5 4h14l2 6H3zM5 10v10h14V10M10 20v-6h4v6',
  bin: 'M6 8h12l-1.2 12H7.2zM4 8h16M9.5 8V4.5h5V8',
  billboard: 'M3 4h18v10H3zM8 14v7M16 14v7',
  truck: 'M2 6h11v10H2zM13 9h4.5L22 13v3h-9M5 18.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0M15.5 18.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  cone: 'M10.8 4h2.4L18 19H6zM3 19.5h18M9.2 10h5.6M7.8 14.5h8.4',
  houseCrossed: 'M3 11.5L12 4l9 7.5M6 10v10h12V10M9.5 12.5l5 5M14.5 12.5l-5 5',
  crane: 'M7 21V4h14M7 4L3 8h4M17 4v6M15.5 10h3M4 21h6',
  heart: 'M12 20.5C3 14 3.5 5.5 8.5 5.5C10.5 5.5 12 7.5 12 7.5S13.5 5.5 15.5 5.5C20.5 5.5 21 14 12 20.5z',
  people:
    'M6 8a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0M3.5 20c0-7 10.5-7 10.5 0M14.5 10.5a2.5 2.5 0 1 0 0-5M16.5 13.5c3 .5 4.3 3 4.3 6.5',
  basket: 'M3 9h18l-2.5 11h-13zM8 9l3-6M16 9l-3-6M9.5 13v4M14.5 13v4',
  flag: 'M6 21V3.5M6 4.5h12l-3 4l3 4H6',
  toilet:
    'M7.5 4.5a1.5 1.5 0 1 0 .01 0M5 10h5v5.5H9V21H6v-5.5H5zM16.5 4.5a1.5 1.5 0 1 0 .01 0M16.5 9l-3 7.5h1.7V21h2.6v-4.5h1.7z',
  transfer: 'M4 10a8 8 0 0 1 14-3.5M18.5 3v4h-4M20 14a8 8 0 0 1-14 3.5M5.5 21v-4h4',
  signpost: 'M12 21V3M12 5h7l2.5 2.5L19 10h-7M12 12H5l-2.5 2.5L5 17h7',
  kiosk: 'M4 10h16M6 10V6l2-2.5h8L18 6v4M6 10v10.5h12V10M9 13h6v3.5H9z',
  stall: 'M4 4v5M20 4v5M4 6.5h16M6 12h12v4H6zM7 16v5M17 16v5',
  hammer: 'M4 20.5l9-9M11 5.5l7.5 7.5l2-2L13 3.5c-2.5-1-4 0-4.5.5z',
  star: 'M12 3.5l2.6 5.7l6.2.7l-4.6 4.2l1.3 6.1L12 17.1l-5.5 3.1l1.3-6.1L3.2 9.9l6.2-.7z',
  archway: 'M3 21h4v-9a5 5 0 0 1 10 0v9h4V3H3z',
  binStand: 'M3 20.5V10h8v10.5zM13 20.5V10h8v10.5zM2 10h20M7 10V6.5M17 10V6.5',
  hangingSign: 'M4 3v18M4 5h15M8.5 5v4M17 5v4M6.5 9h12.5v7H6.5z',
  pin: 'M12 21.5C7 15 5 12.5 5 9.5a7 7 0 0 1 14 0C19 12.5 17 15 12 21.5zM9.5 9.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0',
  cabinet: 'M5 3h14v18H5zM13 6.5l-3.5 6h5L11 18.5',
  grating: 'M3 5.5h18v13H3zM7.5 5.5v13M12 5.5v13M16.5 5.5v13',
  barrier: 'M5 21V6M5 9h16v4.5H5M11 9l-2.5 4.5M17 9l-2.5 4.5M3 21h4',
  shower: 'M3 9h18M6 9a6 5 0 0 1 12 0M6.5 12.5l-1 3M12 12.5l-1 3M17.5 12.5l-1 3M9 18l-1 3M15 18l-1 3',
  bicycle:
    'M2 16a4 4 0 1 0 8 0a4 4 0 1 0-8 0M14 16a4 4 0 1 0 8 0a4 4 0 1 0-8 0M6 16l4-7h6l2 7M10 9l3.5 7M8 6.5h3.5M16 9l-1-3.5h3',
  rack: 'M2.5 20.5h19M5 20.5V9a3 3 0 0 1 6 0v11.5M13 20.5V9a3 3 0 0 1 6 0v11.5',
  tricycle:
    'M2.5 17.5a3 3 0 1 0 6 0a3 3 0 1 0-6 0M15 17.5a3 3 0 1 0 6 0a3 3 0 1 0-6 0M8.5 17.5H15M11 15V6.5h10V13h-10M5.5 14.5L8 8H4.5',
  shield: 'M12 3l8 3v6c0 5-3.5 7.5-8 9.5c-4.5-2-8-4.5-8-9.5V6zM8.5 12l2.5 2.5l4.5-5',
  lectern: 'M4.5 9h15l-2.5 4.5H7zM12 13.5V21M8 21h8M12 9V4h3.5',
  clipboard: 'M5 5h14v16H5zM9 3h6v4H9zM8.5 13.5l2.5 2.5l4.5-5',
  guard: 'M9.2 6.5a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0M8.5 21v-6H6.5v-3.5h11V15h-2v6M7 3.5h10',
  waves: 'M2.5 8c3-3 5-3 7 0s4 3 6 0s4-3 6 0M2.5 14c3-3 5-3 7 0s4 3 6 0s4-3 6 0M2.5 20c3-3 5-3 7 0s4 3 6 0s4-3 6 0',
  sparkle: 'M10 4l2 6l6 2l-6 2l-2 6l-2-6l-6-2l6-2zM19 3v5M16.5 5.5h5',
  eye: 'M2 12c5-8 15-8 20 0c-5 8-15 8-20 0zM9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
  frame: 'M4 4h16v16H4zM4 9.5h16M9.5 9.5V20',
  hand: 'M7 12.5V6.5M10.5 11V4.5M14 11V5M17.5 12V7.5M7 12.5c-3-1-4 0-3 2l4 6.5h8l1.5-5v-4',
  towers: 'M3 21V6h8v15M11 11h10v10M2 21h20M6.5 10.5h1M6.5 15h1M15.5 15.5h1',
  permit: 'M5 3h10l4 4v14H5zM15 3v4h4M8.5 12h7M8.5 16h4.5',
  dig: 'M3 20.5h18M12 14V3M8 7l4-4l4 4M5.5 20.5c0-4.5 2.5-6.5 6.5-6.5s6.5 2 6.5 6.5',
  flame: 'M12 21.5c-5 0-7-3.5-6-8c.7-2.6 3-3.5 3-8c4 1 5.5 4 5.5 6.5c1-.5 1.3-1.5 1.3-2.5c3.2 3.5 3.7 12-3.8 12z',
  mound: 'M2 20.5h20M3.5 20.5l5.5-9.5l4 5.5l3-4.5l4.5 8.5M9 11V3.5M9 4h5.5l-1.5 2l1.5 2H9',
  door: 'M6 21V3h12v18M3 21h18M14.5 11.5v2',
  tip: 'M3 13v8h18v-8M12 3v12M8 11l4 4l4-4',
  extent: 'M4 8l6-4.5l10 3V16l-7 4.5l-9-3z',
} as const;

export type Glyph = keyof typeof glyphs;
