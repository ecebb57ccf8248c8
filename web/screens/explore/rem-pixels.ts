/** CSS pixels of one rem now: walls enlarge it. */
export function remPixels(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
