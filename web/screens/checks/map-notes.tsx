import { CloseButton } from '@mantine/core';
import { collectionById } from '#domain/collections.ts';
import type { Feature } from '#domain/feature.ts';
import { useWords } from '../../i18n/use-words.ts';
import { InnerLink } from '../../ui/inner-link.tsx';
import classes from './checks.module.css';

interface MapNotesProps {
  /** How many a preview found, where the map shows that instead of what is kept. */
  readonly preview: number | undefined;
  /** The thing that is pointed at. */
  readonly thing: Feature | undefined;
  readonly onThingClose: () => void;
}

/** What is to be known of the picture: that it is a preview; which thing is marked, with the way to its card. */
export function MapNotes({ preview, thing, onThingClose }: MapNotesProps) {
  const { t, say } = useWords();
  const collection = thing && collectionById(thing.collection);
  return (
    <div className={classes.notes}>
      {preview !== undefined && (
        <div className={classes.hint} role="status">
          {t('checks.preview', { figures: preview })}
        </div>
      )}
      {thing && collection && (
        <div className={classes.hint}>
          {say(collection.titles)}{' '}
          <InnerLink to={`/?sel=${thing.collection}/${encodeURIComponent(thing.id)}`}>
            {String(thing.properties[collection.label] ?? thing.id)}
          </InnerLink>
          <CloseButton size="xs" aria-label={t('close')} onClick={onThingClose} />
        </div>
      )}
    </div>
  );
}
