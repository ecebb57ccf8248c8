import type { Collection } from '#domain/collection.ts';
import { collectionById } from '#domain/collections.ts';
import type { Feature } from '#domain/feature.ts';
import { Badge, Group, Menu, ScrollArea, SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core';
import IconArrowsMaximize from '@tabler/icons-react/dist/esm/icons/IconArrowsMaximize.mjs';
import IconClipboardText from '@tabler/icons-react/dist/esm/icons/IconClipboardText.mjs';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import IconLink from '@tabler/icons-react/dist/esm/icons/IconLink.mjs';
import IconStack2 from '@tabler/icons-react/dist/esm/icons/IconStack2.mjs';
import IconUserQuestion from '@tabler/icons-react/dist/esm/icons/IconUserQuestion.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState } from 'react';
import { clockOfCase } from '../../cases/clock-of-case.ts';
import { stateWords } from '../../cases/layer.ts';
import { featureQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { useHere } from '../../live/presence.ts';
import type { Compared } from '../../map/contract.ts';
import { RequestFailed } from '../../state/request.ts';
import { useSession } from '../../state/session.ts';
import type { Theme } from '../../state/view.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { StateShape } from '../../ui/state-shape.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import { cardLines, cardText, nameOf } from './card-lines.ts';
import { CollectionSign } from './collection-sign.tsx';
import { FeatureHistory } from './feature-history.tsx';
import { PersonalFields } from './personal-fields.tsx';
import { ResponsibleHere } from './responsible-here.tsx';
import { middleOf } from './middle-of.ts';
import { rowWords } from './row-words.ts';
import type { Spot } from './spot.ts';
import classes from './feature-card.module.css';

// Most who look at the map push nothing.
const PushFeature = lazy(() => import('../wall-desk/push-feature.tsx').then((file) => ({ default: file.PushFeature })));

interface FeatureCardProps {
  readonly selection: { readonly collection: string; readonly id: string };
  readonly theme: Theme;
  /** Where it was clicked, and the last day of the period that the map shows (absent: now). */
  readonly spot?: Spot | undefined;
  readonly day?: string | undefined;
  /** Other features under the same click, this one among them. */
  readonly here: readonly Feature[];
  readonly onSwitch: (feature: Feature) => void;
  readonly onZoomTo: (feature: Feature) => void;
  /** Draws what the feature was and became; null takes it away. */
  readonly onCompare: (compared: Compared | null) => void;
  readonly onClose: () => void;
}

/** Everything the city knows of one feature, in words and units. */
export function FeatureCard(props: FeatureCardProps) {
  const { selection, theme, spot, day, here, onSwitch, onZoomTo, onCompare, onClose } = props;
  const { t, say, language } = useWords();
  const now = useNow();
  const collection = collectionById(selection.collection)!;
  const answer = useQuery(featureQuery(selection.collection, selection.id));
  const feature = answer.data;
  const lines = feature ? cardLines(collection, feature, now, { t, language }) : [];
  const state = feature && collection.cells ? clockOfCase(feature.properties, now) : undefined;
  const words = feature && rowWords(collection, feature, now, t, language);
  const copy = useCopy();
  const { can } = useSession();
  const others = useHere(`${selection.collection}/${selection.id}`);
  const scrolled = useRef<HTMLDivElement>(null);
  const responsible = useRef<HTMLDivElement>(null);
  const [part, setPart] = useState<'card' | 'history'>('card');

  return (
    <section className={classes.card} aria-label={t('card.title')} data-testid="card">
      <header className={classes.head}>
        <Group gap={8} wrap="nowrap" align="center">
          {state ? (
            <StateShape state={state} theme={theme} />
          ) : (
            !collection.cells && <CollectionSign id={collection.id} theme={theme} />
          )}
          <Text size="sm" c="dimmed" style={{ flex: 1 }}>
            {say(collection.titles)}
            {state && ` · ${say(stateWords[state])}`}
          </Text>
          {here.length > 1 && (
            <Menu position="bottom-end">
              <Menu.Target>
                <Badge
                  component="button"
                  variant="default"
                  leftSection={<IconStack2 size="0.75rem" />}
                  className={classes.here}
                >
                  {t('chooser.title', { count: here.length })}
                </Badge>
              </Menu.Target>
              <Menu.Dropdown>
                {here.map((other) => (
                  <Menu.Item key={`${other.collection}/${other.id}`} onClick={() => onSwitch(other)}>
                    {say(collectionById(other.collection)!.titles)}{' '}
                    {nameOf(collectionById(other.collection)!, other, t)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
          <ToolButton label={t('closeKey', { key: 'Esc' })} onClick={onClose}>
            <IconX size="1.125rem" />
          </ToolButton>
        </Group>
        {feature && (
          <Title order={2} className={classes.name}>
            {words?.name}
          </Title>
        )}
        {feature && (
          <Group gap={4}>
            <ToolButton label={t('card.zoomTo')} onClick={() => onZoomTo(feature)}>
              <IconArrowsMaximize size="1.125rem" />
            </ToolButton>
            <ToolButton
              label={t('copy.text')}
              onClick={() => copy.put(cardText(collection, feature, lines, { t, language }))}
            >
              <IconClipboardText size="1.125rem" />
            </ToolButton>
            {part === 'card' && (
              <ToolButton
                label={t('schemes.here.title')}
                onClick={() => bringUp(scrolled.current, responsible.current)}
              >
                <IconUserQuestion size="1.125rem" />
              </ToolButton>
            )}
            <EditLink collection={collection} id={feature.id} />
            <ToolButton label={t('copy.link')} onClick={() => copy.put(window.location.href)}>
              <IconLink size="1.125rem" />
            </ToolButton>
            <Text size="xs" c="dimmed" role="status">
              {copy.said}
            </Text>
          </Group>
        )}
        {others.length > 0 && (
          <Text size="xs" c="dimmed" className={classes.others} role="status">
            {t('presence.others', { names: others.map(({ name }) => name).join(t('listSeparator')) })}
          </Text>
        )}
        {feature && can('history.read') && (
          <SegmentedControl
            size="xs"
            className={classes.parts}
            aria-label={t('history.choose')}
            value={part}
            onChange={(next) => setPart(next as typeof part)}
            data={[
              { value: 'card', label: t('card.title') },
              { value: 'history', label: t('history.title') },
            ]}
          />
        )}
      </header>
      <ScrollArea className={classes.body} type="auto" viewportRef={scrolled}>
        {feature && part === 'history' ? (
          <FeatureHistory collection={collection} feature={feature} onCompare={onCompare} />
        ) : feature ? (
          <>
            <dl className={classes.lines} aria-label={t('card.allProperties')}>
              {lines.map(({ key, label, value, missing, remark }) => (
                <div key={key} className={classes.line} data-property={key}>
                  <dt>{label}</dt>
                  <dd data-missing={missing || undefined}>
                    {value}
                    {remark && (
                      <span className={classes.remark} data-overdue={remark.overdue || undefined}>
                        {remark.words}
                      </span>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
            <PersonalFields collection={collection} id={feature.id} />
            {can('wall.push') && (
              <Suspense fallback={null}>
                <Group p="md">
                  <PushFeature collection={collection} feature={feature} />
                </Group>
              </Suspense>
            )}
            <div ref={responsible}>
              <Responsible feature={feature} spot={spot} day={day} />
            </div>
          </>
        ) : answer.error instanceof RequestFailed && (answer.error.status === 404 || answer.error.status === 410) ? (
          <Notice
            role="alert"
            title={t('card.gone')}
            next={t('card.goneNext')}
            action={{ label: t('close'), run: onClose }}
          />
        ) : answer.isError ? (
          <Failed title={t('card.failed')} error={answer.error} retry={() => void answer.refetch()} />
        ) : (
          <Stack p="md" gap="sm" aria-busy="true">
            {[70, 90, 60, 80, 50, 85].map((width) => (
              <Skeleton key={width} height="1rem" width={`${width}%`} />
            ))}
          </Stack>
        )}
      </ScrollArea>
    </section>
  );
}

/** Scrolls what is in the card to its top; the page around it stays where it is. */
function bringUp(scrolled: HTMLElement | null, part: HTMLElement | null): void {
  if (!scrolled || !part) return;
  scrolled.scrollTop += part.getBoundingClientRect().top - scrolled.getBoundingClientRect().top;
}

/**
 * Who answers where the feature is: for a case when it was reported, for what has a place now (or on the period's last
 * day), for lines and areas where they were clicked, or in their middle where they were opened from a list or a link.
 */
function Responsible({
  feature,
  spot,
  day,
}: {
  readonly feature: Feature;
  readonly spot: Spot | undefined;
  readonly day: string | undefined;
}) {
  const { t } = useWords();
  const { geometry, collection, properties } = feature;
  const isClicked = geometry.type !== 'Point' && spot !== undefined;
  const place = isClicked ? spot : middleOf(geometry);
  if (place === undefined) return null;
  const { reportedAt } = properties;
  const at =
    collection === 'cases' && typeof reportedAt === 'string'
      ? { instant: reportedAt, words: t('schemes.here.whenReported') }
      : day === undefined
        ? undefined
        : { day };
  const isMiddle = geometry.type !== 'Point' && !isClicked;
  return (
    <ResponsibleHere
      key={feature.id}
      place={place}
      {...(at && { at })}
      {...(isMiddle && { where: t('schemes.here.middle') })}
    />
  );
}

/** The way to the register that keeps this feature, where there is one and the reader may keep it. */
function EditLink({ collection, id }: { readonly collection: Collection; readonly id: string }) {
  const { t } = useWords();
  const { can } = useSession();
  const navigate = useNavigate();
  if (!collection.register || !can(collection.edit ?? 'register.edit')) return null;
  const open = () =>
    void navigate({
      to: '/registers/$collection',
      params: { collection: collection.id },
      search: (before: unknown) => ({ ...(before as object), selection: { collection: collection.id, id } }),
    });
  return (
    <ToolButton label={t('card.edit')} onClick={open}>
      <IconPencil size="1.125rem" />
    </ToolButton>
  );
}
