import { Modal, Text, UnstyledButton } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { formatNumber } from '../i18n/numbers.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Counted, RepeatPlace } from './api.ts';
import classes from './numbers.module.css';

interface RepeatPlacesProps {
  readonly total: number;
  /** The largest of them. */
  readonly places: readonly RepeatPlace[];
  readonly listOf: (counted: Counted) => ReactNode;
}

/** How many places see the same again and again; a click lists the worst, each with its cases. */
export function RepeatPlaces({ total, places, listOf }: RepeatPlacesProps) {
  const { t, say, language } = useWords();
  const [opened, setOpened] = useState(false);
  const words = formatNumber(total, language);
  if (places.length === 0) return <>{words}</>;
  return (
    <>
      <UnstyledButton className={classes.opens} onClick={() => setOpened(true)}>
        {words}
      </UnstyledButton>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('numbers.five.repeat')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <table className={classes.places}>
          <thead>
            <tr>
              {(['place', 'class', 'unit', 'cases', 'dates'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(`numbers.repeat.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <tr key={place.query['numbers']}>
                <th scope="row">{place.place}</th>
                <td>{say({ zh: place.className, en: place.classNameEn })}</td>
                <td>{place.unit}</td>
                <td>{listOf(place)}</td>
                <td>{place.dates}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {total > places.length && (
          <Text size="xs" c="dimmed" mt="xs">
            {t('numbers.repeat.first', { count: places.length })}
          </Text>
        )}
      </Modal>
    </>
  );
}
