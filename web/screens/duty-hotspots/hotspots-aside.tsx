import { Anchor, Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Geometry } from 'geojson';
import { lazy, Suspense, type ReactNode } from 'react';
import type { TooSmall } from '#domain/hotspots/hotspot.ts';
import type { Bbox } from '../../collections/api.ts';
import { matrixQuery, placeQuery } from '../../hotspots/api.ts';
import { matrixSearchOf, searchOf, type HotspotsAsked } from '../../hotspots/asked.ts';
import { PlacePanel } from '../../hotspots/place-panel.tsx';
import { WeekMatrix } from '../../hotspots/week-matrix.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { RequestFailed } from '../../state/request.ts';
import { useSession } from '../../state/session.ts';
import type { Theme } from '../../state/view.ts';
import { Failed } from '../../ui/failed.tsx';
import { InnerLink } from '../../ui/inner-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { bboxOf } from '../explore/feature-bbox.ts';
import { casesLink } from './cases-link.ts';
import { deskKeys } from './desk-keys.ts';
import classes from './hotspots.module.css';
import type { HotspotsAddress } from './use-hotspots-address.ts';

// Most who look at the table push nothing.
const PushPlace = lazy(() => import('../wall-desk/push-place.tsx').then((file) => ({ default: file.PushPlace })));

interface HotspotsAsideProps {
  readonly address: HotspotsAddress;
  readonly guard: TooSmall | undefined;
  readonly theme: Theme;
  /** Shows the open cell near by; absent where there is no map. */
  readonly onZoom: (() => void) | undefined;
  readonly onClose: () => void;
  /** The ground of the open cell; absent while it is not known. */
  readonly ground: Geometry | null | undefined;
}

/** The right of the desk: the open place, else the week's hours of all. */
export function HotspotsAside({ address, guard, theme, ground, onZoom, onClose }: HotspotsAsideProps) {
  const { t } = useWords();
  const { can } = useSession();
  const { asked, cell, ask } = address;
  const matrix = <Matrix asked={asked} cell={cell} onAsk={ask} />;
  const answer = useQuery({ ...placeQuery(searchOf(asked), cell ?? ''), enabled: cell !== undefined });
  if (cell === undefined) return <div className={classes.asideBody}>{matrix}</div>;
  if (answer.data) {
    return (
      <PlacePanel
        place={answer.data}
        slice={asked.slice}
        last={asked.last}
        guard={guard}
        theme={theme}
        acts={
          <>
            <InnerLink to={casesLink(answer.data)}>{t('hotspots.openCases')}</InnerLink>
            {onZoom && (
              <Anchor component="button" type="button" inherit onClick={onZoom}>
                {t('hotspots.zoom', { key: deskKeys.zoom.toUpperCase() })}
              </Anchor>
            )}
            {can('wall.push') && (
              <Suspense fallback={null}>
                <PushPlace bbox={ground ? bboxOf(ground) : pointBox(answer.data.cell)} name={answer.data.place} />
              </Suspense>
            )}
          </>
        }
        onClose={onClose}
      >
        {matrix}
      </PlacePanel>
    );
  }
  if (!answer.isError) return <Waiting label={t('hotspots.place.loading')} />;
  const isGone = answer.error instanceof RequestFailed && answer.error.status === 404;
  return isGone ? (
    <Notice
      role="status"
      title={t('hotspots.place.gone')}
      next={t('hotspots.emptyNext')}
      action={{ label: t('close'), run: onClose }}
    />
  ) : (
    <Failed title={t('hotspots.place.failed')} error={answer.error} retry={() => void answer.refetch()} />
  );
}

function pointBox({ lon, lat }: { readonly lon: number; readonly lat: number }): Bbox {
  return [lon, lat, lon, lat];
}

interface MatrixProps {
  readonly asked: HotspotsAsked;
  readonly cell: string | undefined;
  readonly onAsk: (patch: Partial<HotspotsAsked>) => void;
}

function Matrix({ asked, cell, onAsk }: MatrixProps): ReactNode {
  const { t } = useWords();
  const answer = useQuery(matrixQuery(matrixSearchOf(asked), cell));
  return (
    <section className={classes.matrix} aria-label={t('hotspots.matrix.title')} aria-busy={answer.isPlaceholderData}>
      <h3>{t(cell === undefined ? 'hotspots.matrix.ofAll' : 'hotspots.matrix.ofPlace')}</h3>
      <Text size="xs" c="dimmed">
        {t('hotspots.matrix.hint')}
      </Text>
      {answer.data ? (
        <WeekMatrix
          counts={answer.data.counts}
          weekday={asked.weekday}
          hour={asked.hour}
          onPick={(weekday, hour) => onAsk({ weekday, hour } as Partial<HotspotsAsked>)}
        />
      ) : answer.isError ? (
        <Failed title={t('hotspots.matrix.failed')} error={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Waiting label={t('hotspots.loading')} />
      )}
    </section>
  );
}

function Waiting({ label }: { readonly label: string }) {
  return (
    <div className={classes.waiting} role="status" aria-label={label}>
      <Loader size="sm" />
    </div>
  );
}
