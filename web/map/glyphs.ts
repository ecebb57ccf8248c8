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
} as const;

export type Glyph = keyof typeof glyphs;
