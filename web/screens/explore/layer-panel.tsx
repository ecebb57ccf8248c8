import { collections } from '#domain/collections.ts';
import { Button, CloseButton, Group, ScrollArea, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { City, Counts } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { defaultLayers, orderLayers, type Theme } from '../../state/view.ts';
import { LayerBranch } from './layer-branch.tsx';
import { findLayers, type LayerGroup, layerGroups } from './layer-groups.ts';
import classes from './layer-panel.module.css';

interface LayerPanelProps {
  readonly layers: readonly string[];
  /** Those of `layers` that the map draws at this zoom. */
  readonly drawn: readonly string[];
  readonly city: City | undefined;
  readonly counts: Readonly<Record<string, Counts>> | undefined;
  readonly theme: Theme;
  /** Counted cells stand for cases now: the legend names them. */
  readonly counted: boolean;
  readonly onChange: (layers: readonly string[]) => void;
}

const groups = layerGroups(collections);

/** The layer tree: what can be shown, how it looks on the map, and how much of it is in view. */
export function LayerPanel({ layers, onChange, ...shown }: LayerPanelProps) {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const [unfolded, setUnfolded] = useState(() => groups.filter((group) => isInUse(group, layers)).map(({ id }) => id));
  const set = (ids: readonly string[], on: boolean) =>
    onChange(orderLayers(on ? [...layers, ...ids] : layers.filter((id) => !ids.includes(id))));
  const searching = words.trim() !== '';
  const found = findLayers(groups, words);
  return (
    <>
      <TextInput
        className={classes.search!}
        size="xs"
        value={words}
        aria-label={t('layers.search')}
        placeholder={t('layers.search')}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || words === '') return;
          event.stopPropagation();
          setWords('');
        }}
        rightSection={
          words === '' ? null : (
            <CloseButton size="xs" aria-label={t('layers.searchClear')} onClick={() => setWords('')} />
          )
        }
      />
      <ScrollArea className={classes.scroller} type="auto">
        <div className={classes.tree}>
          {found.map((group) => (
            <LayerBranch
              key={group.id}
              group={group}
              layers={layers}
              open={searching || unfolded.includes(group.id)}
              fixed={searching}
              onFold={(open) =>
                setUnfolded((before) => before.filter((id) => id !== group.id).concat(open ? group.id : []))
              }
              onToggle={set}
              {...shown}
            />
          ))}
          {found.length === 0 && (
            <Text size="sm" c="dimmed" py="sm" role="status">
              {t('layers.searchNothing', { words: words.trim() })}
            </Text>
          )}
          <Group justify="space-between" mt="sm" wrap="nowrap">
            <Text size="xs" c="dimmed">
              {t('layers.countNote')}
            </Text>
            <Button variant="subtle" size="compact-xs" onClick={() => onChange(orderLayers(defaultLayers))}>
              {t('layers.reset')}
            </Button>
          </Group>
        </div>
      </ScrollArea>
    </>
  );
}

/** A branch with something on the map, or with what is there before anyone chose, stands open at first. */
function isInUse(group: LayerGroup, layers: readonly string[]): boolean {
  return group.collections.some(({ id }) => layers.includes(id) || defaultLayers.includes(id));
}
