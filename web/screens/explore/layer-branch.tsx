import { Checkbox, Collapse, UnstyledButton } from '@mantine/core';
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import type { City, Counts } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Theme } from '../../state/view.ts';
import type { LayerGroup } from './layer-groups.ts';
import { LayerLine } from './layer-line.tsx';
import classes from './layer-panel.module.css';

interface LayerBranchProps {
  readonly group: LayerGroup;
  readonly layers: readonly string[];
  readonly drawn: readonly string[];
  readonly city: City | undefined;
  readonly counts: Readonly<Record<string, Counts>> | undefined;
  readonly theme: Theme;
  readonly counted: boolean;
  readonly open: boolean;
  /** true: cannot be folded now (something is looked for). */
  readonly fixed: boolean;
  readonly onFold: (open: boolean) => void;
  readonly onToggle: (ids: readonly string[], on: boolean) => void;
}

/** One branch of the layer tree: folded it still says how many of its layers are on. */
export function LayerBranch(props: LayerBranchProps) {
  const { group, layers, drawn, city, counts, open, fixed, onFold, onToggle } = props;
  const { t, say } = useWords();
  const ids = group.collections.map(({ id }) => id);
  const on = ids.filter((id) => layers.includes(id)).length;
  const title = say(group.titles);
  // A branch of one layer would say its name twice.
  const alone = ids.length === 1 && say(group.collections[0]!.titles) === title;
  const content = `layer-branch-${group.id}`;
  return (
    <section aria-label={title} className={classes.group}>
      {!alone && (
        <div className={classes.groupHead}>
          <Checkbox
            size="xs"
            aria-label={t('layers.groupToggle', { title })}
            checked={on === ids.length}
            indeterminate={on > 0 && on < ids.length}
            onChange={() => onToggle(ids, on < ids.length)}
          />
          <UnstyledButton
            className={classes.fold}
            aria-expanded={open}
            aria-controls={content}
            disabled={fixed}
            onClick={() => onFold(!open)}
          >
            <span className={classes.groupTitle}>{title}</span>
            <span className={classes.figures} title={t('layers.onOf', { on, all: ids.length })} data-on={on}>
              {on} / {ids.length}
            </span>
            <span className={classes.toggle}>
              {!fixed && <IconChevronDown size="1rem" data-open={open || undefined} />}
            </span>
          </UnstyledButton>
        </div>
      )}
      <Collapse expanded={alone || open} id={content}>
        {(alone || open) &&
          group.collections.map((collection) => (
            <LayerLine
              key={collection.id}
              collection={collection}
              on={layers.includes(collection.id)}
              drawn={drawn.includes(collection.id)}
              total={city?.collections.find(({ id }) => id === collection.id)?.count}
              counts={counts?.[collection.id]}
              theme={props.theme}
              counted={props.counted}
              onToggle={(visible) => onToggle([collection.id], visible)}
            />
          ))}
      </Collapse>
    </section>
  );
}
