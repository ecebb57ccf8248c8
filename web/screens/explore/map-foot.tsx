import type { City } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useCursor } from './cursor.ts';
import classes from './map-foot.module.css';

/** Lower left of the map: whose map it is, under which approval, and in which datum. */
export function SourceLine({ city }: { readonly city: City | undefined }) {
  const { t } = useWords();
  if (!city) return null;
  const parts = [
    city.mapSource !== undefined
      ? t('source.line', { source: city.mapSource })
      : city.sample
        ? t(city.basemap ? 'source.sampleOnBasemap' : 'source.sample')
        : undefined,
    city.basemap ? plainText(city.basemap.attribution) || undefined : undefined,
    city.mapApproval !== undefined ? t('source.approval', { number: city.mapApproval }) : undefined,
    t('map.datum'),
  ];
  return <div className={classes.source}>{parts.filter((part) => part !== undefined).join(' · ')}</div>;
}

/** The position under the pointer with its datum; empty while the pointer is elsewhere. */
export function CursorPosition() {
  const { t } = useWords();
  const at = useCursor((cursor) => cursor.at);
  if (!at) return null;
  return (
    <output className={classes.cursor} data-testid="cursor">
      {t('map.cursor', { east: at[0].toFixed(5), north: at[1].toFixed(5) })}
    </output>
  );
}

/** Base map files name their makers in HTML, as a rule as links: only the words are shown, and nothing of it is run. */
function plainText(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent.trim();
}
