/** Full-width characters: Chinese, its punctuation, and forms as wide. */
const wide = /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{20000}-\u{3fffd}]/u;

/** About how wide a text is, in ems: a Chinese character one, a Latin letter or figure somewhat more than half. */
export function textEms(text: string): number {
  let ems = 0;
  for (const character of text) ems += wide.test(character) ? 1 : 0.56;
  return ems;
}

/** Measures text in the page's own face; a browser that cannot, and a test without one, estimates (`textEms`). */
let pen: OffscreenCanvasRenderingContext2D | null | undefined;
/** Large enough that a browser's rounding does not tell. */
const drawnAt = 100;

/** How wide a text is in the face of the page, in ems: which of the machine's faces that is differs by a fifth. */
export function measuredEms(text: string, isBold = false): number {
  pen ??= typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('2d');
  if (pen === null) return textEms(text);
  const { fontFamily } = getComputedStyle(document.body);
  pen.font = `${isBold ? 600 : 400} ${drawnAt}px ${fontFamily}`;
  return pen.measureText(text).width / drawnAt;
}

/**
 * Whether too many of a list's names would be cut: for the sake of a few the others are not given more room.
 * @param width ems
 * @param most part of them that may be cut, 0 to 1
 */
export function areCut(names: readonly string[], width: number, most: number): boolean {
  return names.filter((name) => measuredEms(name) > width).length > names.length * most;
}

/**
 * The largest of the sizes at which a text fits into a box, in lines of 1.25; the smallest where none does.
 * @param sizes falling, in the unit of the box
 */
export function sizeThatFits(
  text: string,
  { width, height }: { readonly width: number; readonly height: number },
  sizes: readonly number[],
): number {
  const ems = textEms(text);
  const fitting = sizes.find((size) => {
    const perLine = width / size;
    // Lines break at words and punctuation: the last em of each is not counted on.
    const lines = ems <= perLine ? 1 : Math.ceil(ems / Math.max(1, perLine - 1));
    return lines * size * 1.25 <= height;
  });
  return fitting ?? sizes.at(-1)!;
}
