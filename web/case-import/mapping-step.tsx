import { Alert, Button, Group, Select, SimpleGrid, Spoiler, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { importColumns } from '#domain/cases/import/columns.ts';
import { type ImportEdition, importEditions } from '#domain/cases/import/find-class.ts';
import { missingOf } from '#domain/cases/import/mapping.ts';
import { importDatums, type ImportDatum } from '#domain/cases/import/datums.ts';
import { channels, type Channel } from '#domain/cases/words.ts';
import { useWords } from '../i18n/use-words.ts';
import type { CaseImport, Choices } from './api.ts';
import { columnWords } from './entry-words.ts';
import { sentenceWords } from './refusal-words.ts';
import type { ImportOnItsWay } from './use-import.ts';

/** Keys that look like numbers come in order of number. */
const newestFirst = (Object.keys(importEditions) as ImportEdition[]).reverse();

/** Which column of the file is what, in which datum and by which catalogue; changed, the list is looked at again. */
export function MappingStep({ list, state }: { readonly list: ImportOnItsWay; readonly state: CaseImport }) {
  const { t, language } = useWords();
  const [choices, setChoices] = useState<Choices>(state.choices);
  const { mapping, datum, edition, channel } = choices;
  const missing = missingOf(mapping, channel !== undefined);
  const isNew = choices !== state.choices;
  const isOpen = state.phase !== 'looked';
  const taken = new Set(mapping);
  const setColumn = (place: number, key: string | null): void =>
    setChoices({ ...choices, mapping: mapping.map((old, i) => (i === place ? key : old)) });
  const setChannel = (value: string | null): void => {
    const { channel: _old, ...rest } = choices;
    setChoices(value === null ? rest : { ...rest, channel: value as Channel });
  };
  const columns = (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="xs" verticalSpacing={4}>
      {state.heads.map((head, place) => (
        <Select
          key={place}
          size="xs"
          clearable
          searchable
          label={head === '' ? t('caseImport.headless', { place: place + 1 }) : head}
          placeholder={t('caseImport.leftOut')}
          value={mapping[place] ?? null}
          onChange={(key) => setColumn(place, key)}
          data={importColumns.map(({ key, titles }) => ({
            value: key,
            label: titles[language],
            disabled: key !== mapping[place] && taken.has(key),
          }))}
        />
      ))}
    </SimpleGrid>
  );
  return (
    <Stack gap="xs">
      {state.phase === 'failed' && (
        <Alert role="alert" color="red" variant="light" p="sm">
          {t('caseImport.lookFailed', { why: sentenceWords(state.error ?? '', t) })}
        </Alert>
      )}
      {state.phase === 'cancelled' && <Text size="sm">{t('caseImport.lookCancelled')}</Text>}
      <Text size="sm" fw={600}>
        {t('caseImport.columns')}
      </Text>
      {isOpen ? (
        columns
      ) : (
        <Spoiler maxHeight={0} showLabel={t('caseImport.showColumns')} hideLabel={t('caseImport.hideColumns')}>
          {columns}
        </Spoiler>
      )}
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="xs">
        <Select
          size="xs"
          allowDeselect={false}
          label={t('caseImport.datum')}
          value={datum}
          onChange={(value) => setChoices({ ...choices, datum: value as ImportDatum })}
          data={Object.entries(importDatums).map(([value, words]) => ({ value, label: words[language] }))}
        />
        <Select
          size="xs"
          allowDeselect={false}
          label={t('caseImport.edition')}
          value={edition}
          onChange={(value) => setChoices({ ...choices, edition: value as ImportEdition })}
          data={newestFirst.map((value) => ({ value, label: importEditions[value] }))}
        />
        <Select
          size="xs"
          clearable
          label={t('caseImport.channel')}
          placeholder={t('caseImport.channelOfRow')}
          value={channel ?? null}
          onChange={setChannel}
          data={Object.entries(channels).map(([value, words]) => ({ value, label: words[language] }))}
        />
      </SimpleGrid>
      {missing.length > 0 && (
        <Text size="sm" c="red" role="alert">
          {t('caseImport.missing', {
            columns: missing.map((key) => columnWords(key, language)).join(t('caseImport.and')),
          })}
        </Text>
      )}
      {(isNew || isOpen) && (
        <Group gap="xs">
          <Button disabled={missing.length > 0} loading={list.isBusy} onClick={() => void list.look(choices)}>
            {t('caseImport.look')}
          </Button>
          {isOpen && (
            <Button variant="default" disabled={list.isBusy} onClick={() => void list.forget()}>
              {t('caseImport.discard')}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}
