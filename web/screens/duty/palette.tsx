import { Modal, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { casesQuery } from '../../cases/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { numberOf } from './queue.ts';
import { useClassName } from './class-name.ts';
import classes from './duty.module.css';

/** Something that can be done from the palette. */
export interface Command {
  readonly id: string;
  readonly words: string;
  readonly detail?: string;
  readonly keys?: readonly string[];
  readonly run: () => void;
}

interface PaletteProps {
  readonly opened: boolean;
  readonly commands: readonly Command[];
  readonly onOpen: (number: string) => void;
  readonly onClose: () => void;
}

/** Everything by typing: acts, lists, screens, and cases by the end of their number or their place. */
export function Palette({ opened, onClose, ...rest }: PaletteProps) {
  const { t } = useWords();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      aria-label={t('duty.palette.title')}
      padding="xs"
      yOffset="12vh"
    >
      <Chooser {...rest} onClose={onClose} />
    </Modal>
  );
}

function Chooser({ commands, onOpen, onClose }: Omit<PaletteProps, 'opened'>) {
  const { t } = useWords();
  const className = useClassName();
  const [words, setWords] = useState('');
  const [active, setActive] = useState(0);
  const [asked] = useDebouncedValue(words.trim(), 150);
  const found = useQuery({
    ...casesQuery({ view: 'all', q: asked, sort: 'newest', offset: 0, limit: 8 }),
    enabled: asked.length >= 2,
  });
  const wanted = words.trim().toLowerCase();
  const lines: readonly Command[] = [
    ...commands.filter((command) => command.words.toLowerCase().includes(wanted)),
    ...(wanted.length < 2 || asked.length < 2 ? [] : (found.data?.cases ?? [])).map((one) => ({
      id: one.id,
      words: `${numberOf(one)} ${className(one.properties)}`,
      detail: String(one.properties['place'] ?? ''),
      run: () => onOpen(numberOf(one)),
    })),
  ];
  const at = Math.min(active, lines.length - 1);
  const lineId = lines[at] && `palette-${lines[at].id}`;
  useEffect(() => {
    if (lineId !== undefined) document.getElementById(lineId)?.scrollIntoView({ block: 'nearest' });
  }, [lineId]);
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="palette-lines"
        aria-activedescendant={lineId}
        aria-label={t('duty.palette.title')}
        placeholder={t('duty.palette.placeholder')}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (by !== undefined) {
            event.preventDefault();
            setActive(Math.max(0, Math.min(lines.length - 1, at + by)));
          } else if (event.key === 'Enter') {
            event.preventDefault();
            run(lines[at]);
          }
        }}
      />
      <div id="palette-lines" role="listbox" aria-label={t('duty.palette.title')} className={classes.palette}>
        {lines.map((command, place) => (
          <div
            key={command.id}
            id={`palette-${command.id}`}
            role="option"
            aria-selected={place === at}
            className={classes.paletteLine}
            onMouseEnter={() => setActive(place)}
            onClick={() => run(command)}
          >
            <span>{command.words}</span>
            <span className={classes.paletteDetail}>{command.detail}</span>
            {command.keys && <KeyHint keys={command.keys} />}
          </div>
        ))}
        {lines.length === 0 && (
          <Text size="sm" c="dimmed" p="xs" role="status">
            {t(found.isFetching ? 'search.searching' : 'duty.palette.nothing')}
          </Text>
        )}
      </div>
    </>
  );
}
