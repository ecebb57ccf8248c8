import { Group, Text } from '@mantine/core';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { lazy, Suspense } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { ToolButton } from '../../ui/tool-button.tsx';
import { ResponsibleHere } from './responsible-here.tsx';
import type { Spot } from './spot.ts';
import classes from './feature-card.module.css';

// Most who look at the map push nothing.
const PushPlace = lazy(() => import('../wall-desk/push-place.tsx').then((file) => ({ default: file.PushPlace })));

interface PlaceCardProps {
  readonly spot: Spot;
  /** Last day of the period that the map shows; absent: now. */
  readonly day: string | undefined;
  readonly onClose: () => void;
}

/** A clicked place where nothing is drawn: where it is, and who answers for it. */
export function PlaceCard({ spot, day, onClose }: PlaceCardProps) {
  const { t } = useWords();
  const { can } = useSession();
  const [lng, lat] = spot;
  return (
    <section className={classes.card} aria-label={t('schemes.here.place')} data-testid="place-card">
      <header className={classes.head}>
        <Group gap={8} wrap="nowrap" align="center">
          <div style={{ flex: 1 }}>
            <Text size="sm" c="dimmed">
              {t('schemes.here.place')}
            </Text>
            <Text size="sm">{t('map.cursor', { east: lng.toFixed(6), north: lat.toFixed(6) })}</Text>
          </div>
          <ToolButton label={t('closeKey', { key: 'Esc' })} onClick={onClose}>
            <IconX size="1.125rem" />
          </ToolButton>
        </Group>
      </header>
      <div className={classes.scrolled}>
        <ResponsibleHere place={spot} {...(day !== undefined && { at: { day } })} />
        {can('wall.push') && (
          <Suspense fallback={null}>
            <Group p="md">
              <PushPlace bbox={[lng, lat, lng, lat]} />
            </Group>
          </Suspense>
        )}
      </div>
    </section>
  );
}
