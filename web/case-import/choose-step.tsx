import { Button, FileButton, Group, Loader, Stack, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { importColumns } from '#domain/cases/import/columns.ts';
import { formatNumber } from '../i18n/numbers.ts';
import { formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { headOf } from '#domain/sheets/heads.ts';
import { importsQuery } from './api.ts';
import { csvText, saveText } from './csv-text.ts';
import type { ImportOnItsWay } from './use-import.ts';

/** Choosing a file, or going on with a list that was brought before. */
export function ChooseStep({ list }: { readonly list: ImportOnItsWay }) {
  const { t, language } = useWords();
  const { data: earlier = [] } = useQuery(importsQuery);
  if (list.isBusy) {
    return (
      <Group gap="sm">
        <Loader size="sm" />
        <Text size="sm" role="status">
          {t('caseImport.sending')}
        </Text>
        <Button variant="default" size="xs" onClick={list.cancel}>
          {t('caseImport.cancel')}
        </Button>
      </Group>
    );
  }
  const template = (): void =>
    saveText(`${t('caseImport.templateName')}.csv`, csvText([importColumns.map((column) => headOf(column, language))]));
  return (
    <>
      <Text size="sm">{t('caseImport.hint')}</Text>
      <Group gap="xs">
        <FileButton accept=".csv,.txt,.xlsx" onChange={(file) => file && void list.bring(file)}>
          {(props) => (
            <Button {...props} data-autofocus>
              {t('caseImport.choose')}
            </Button>
          )}
        </FileButton>
        <Button variant="default" onClick={template}>
          {t('caseImport.template')}
        </Button>
      </Group>
      {earlier.length > 0 && (
        <Stack gap={4}>
          <Text size="sm" fw={600}>
            {t('caseImport.earlier')}
          </Text>
          {earlier.map(({ id, name, at, byName, by, phase, taken }) => (
            <UnstyledButton key={id} onClick={() => list.open(id)} py={2}>
              <Text size="sm" component="span">
                {t('caseImport.earlierLine', {
                  name,
                  at: formatInstant(Date.parse(at)),
                  by: byName ?? by,
                  phase: t(`caseImport.phases.${phase}`, { figures: formatNumber(taken?.cases ?? 0, language) }),
                })}
              </Text>
            </UnstyledButton>
          ))}
        </Stack>
      )}
    </>
  );
}
