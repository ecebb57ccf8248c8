import { cases } from '#domain/cases/collection.ts';
import { factsOf } from '#domain/collection.ts';
import { datums, type Datum } from '#domain/geometry/datum.ts';
import { Button, Combobox, Group, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import IconMapPin from '@tabler/icons-react/dist/esm/icons/IconMapPin.mjs';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { placesQuery, type LonLat } from '../api.ts';
import { placeOf, readCoordinates } from './draft.ts';
import classes from '../cases.module.css';

interface PlaceChooserProps {
  readonly words: string;
  readonly at: LonLat | null;
  readonly fault: string | undefined;
  readonly onWords: (words: string) => void;
  /** @param given as it was typed, where that was coordinates */
  readonly onChoose: (at: LonLat, words: string, given?: LonLat & { readonly datum: Datum }) => void;
  readonly picking: { readonly isOn: boolean; readonly set: (isOn: boolean) => void } | undefined;
}

interface Offer {
  readonly key: string;
  readonly words: string;
  readonly detail?: string;
  readonly at: LonLat;
  readonly given?: LonLat & { readonly datum: Datum };
}

/** Finds a place by words ("pzj", "人民路口向南80米路东"), by coordinates in any of the datums, or on the map. */
export function PlaceChooser({ words, at, fault, onWords, onChoose, picking }: PlaceChooserProps) {
  const { t, language } = useWords();
  const [asked] = useDebouncedValue(words.trim(), 150);
  const coordinates = readCoordinates(words);
  const found = useQuery({ ...placesQuery(asked), enabled: asked !== '' && coordinates === undefined });
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const datumWords = factsOf(cases.schema.properties['sourceDatum']!).words!;
  const isFresh = asked === words.trim() && !found.isFetching;
  const offers: readonly Offer[] =
    coordinates !== undefined
      ? datums.map((datum) => {
          const given = { ...coordinates, datum };
          return { key: datum, words: words.trim(), detail: datumWords[datum]![language], at: placeOf(given), given };
        })
      : asked === ''
        ? []
        : (found.data ?? []).map(({ words: name, detail, lon, lat }, place) => ({
            key: `${place}/${name}`,
            words: name,
            ...(detail !== undefined && { detail }),
            at: { lon, lat },
          }));
  const mark = offers.map(({ key }) => key).join();
  useEffect(() => {
    if (mark !== '') combobox.selectFirstOption();
    // A new answer puts the mark on its first line; the combobox itself is new each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [mark]);
  const choose = (key: string) => {
    const offer = offers.find((one) => one.key === key);
    if (!offer) return;
    combobox.closeDropdown();
    onChoose(offer.at, offer.words, offer.given);
  };
  const label = t('cases.report.where');
  return (
    <Group gap={6} align="flex-end" wrap="nowrap">
      <Combobox store={combobox} onOptionSubmit={choose} shadow="none" position="bottom-start">
        <Combobox.Target>
          <TextInput
            style={{ flex: 1 }}
            label={label}
            aria-label={label}
            error={fault}
            withAsterisk
            size="sm"
            autoComplete="off"
            placeholder={t('cases.report.wherePlaceholder')}
            rightSection={isFresh || asked === '' ? null : <Loader size="1rem" />}
            value={words}
            onChange={(event) => {
              onWords(event.currentTarget.value);
              combobox.openDropdown();
            }}
            onFocus={(event) => {
              event.currentTarget.select();
              if (words !== '' && at === null) combobox.openDropdown();
            }}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={words.trim() === ''}>
          <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={label}>
            {offers.map(({ key, words: name, detail }) => (
              <Combobox.Option key={key} value={key}>
                <span className={classes.option}>
                  <span>{name}</span>
                  {detail !== undefined && <span className={classes.quiet}>{detail}</span>}
                </span>
              </Combobox.Option>
            ))}
            {offers.length === 0 && (
              <Combobox.Empty>
                {found.isError
                  ? t('cases.report.placesFailed')
                  : isFresh
                    ? t('cases.report.noPlace')
                    : t('cases.into.searching')}
              </Combobox.Empty>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {picking && (
        <Button
          size="sm"
          variant={picking.isOn ? 'light' : 'default'}
          aria-pressed={picking.isOn}
          leftSection={<IconMapPin size="1rem" aria-hidden />}
          onClick={() => picking.set(!picking.isOn)}
        >
          {t('cases.report.onMap')}
        </Button>
      )}
    </Group>
  );
}
