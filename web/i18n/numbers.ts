import type { Language } from '../state/view.ts';
import { localeOf } from './i18n.ts';

/** A number with grouped thousands and at most `digits` decimals. */
export function formatNumber(value: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: digits }).format(value);
}

/** A length in metres: below a kilometre to the decimetre, below ten to the metre, above in km with two decimals. */
export function formatLength(metres: number, language: Language): string {
  if (metres < 1000) return `${formatNumber(metres, language, 1)} m`;
  if (metres < 10_000) return `${formatNumber(metres, language)} m`;
  return `${formatNumber(metres / 1000, language, 2)} km`;
}

/** An area in square metres: below a hectare in m², above in hectares, from 10 km² in km². */
export function formatArea(squareMetres: number, language: Language): string {
  if (squareMetres < 10_000) return `${formatNumber(squareMetres, language, 1)} m²`;
  if (squareMetres < 10_000_000) return `${formatNumber(squareMetres / 10_000, language, 2)} ha`;
  return `${formatNumber(squareMetres / 1_000_000, language, 2)} km²`;
}
