import { collectionById } from '#domain/collections.ts';
import type { Feature } from '#domain/feature.ts';
import { CloseButton, FocusTrap } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import type { Theme } from '../../state/view.ts';
import { placeChooser } from './chooser-place.ts';
import { FeatureRow } from './feature-row.tsx';
import { remPixels } from './rem-pixels.ts';
import classes from './explore.module.css';

interface ChooserProps {
  readonly features: readonly Feature[];
  /** CSS pixels from the map's upper left corner, and the map's size, so that the box stays on the map. */
  readonly point: readonly [number, number];
  readonly size: { readonly width: number; readonly height: number };
  readonly theme: Theme;
  readonly onChoose: (feature: Feature) => void;
  readonly onClose: () => void;
}

/** Several features under one click: which one is meant. */
export function Chooser({ features, point, size, theme, onChoose, onClose }: ChooserProps) {
  const { t, say } = useWords();
  const now = useNow();
  return (
    <FocusTrap>
      <div
        className={classes.chooser}
        role="dialog"
        data-on-map
        aria-label={t('chooser.title', { count: features.length })}
        style={placeChooser(point, size, 20 * remPixels())}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onClose();
        }}
      >
        <div className={classes.chooserHead}>
          <span>{t('chooser.title', { count: features.length })}</span>
          <CloseButton size="sm" aria-label={t('closeKey', { key: 'Esc' })} onClick={onClose} />
        </div>
        {features.map((feature) => (
          <button
            key={`${feature.collection}/${feature.id}`}
            type="button"
            className={classes.chooserRow}
            aria-description={say(collectionById(feature.collection)!.titles)}
            onClick={() => onChoose(feature)}
          >
            <FeatureRow feature={feature} now={now} theme={theme} />
          </button>
        ))}
      </div>
    </FocusTrap>
  );
}
