import type { Remedy, RemedyPlace } from '#domain/finding.ts';
import { useWords } from '../i18n/use-words.ts';
import classes from './checks.module.css';

/** The places that a remedy names, each shown on the map when chosen; nothing where it names none. */
export function RemedyPlaces({
  remedy,
  onShow,
}: {
  readonly remedy: Remedy;
  readonly onShow: (place: RemedyPlace) => void;
}) {
  const { t } = useWords();
  const places = remedy.do === 'add' ? remedy.places : remedy.do === 'move' ? [remedy.to] : [];
  if (places.length === 0) return null;
  return (
    <ol className={classes.places} aria-label={t('checks.card.places')}>
      {places.map((place, at) => (
        <li key={`${place.lon},${place.lat},${at}`}>
          <button type="button" className={classes.inline} onClick={() => onShow(place)}>
            {place.candidate ? `${place.candidate.name}${t('inBrackets', { words: place.words })}` : place.words}
          </button>
        </li>
      ))}
    </ol>
  );
}
