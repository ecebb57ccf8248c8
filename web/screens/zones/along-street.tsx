import { Loader, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { formatLength } from '../../i18n/measures.ts';
import { Failed } from '../../ui/failed.tsx';
import { useDesk } from '../../zones/desk.ts';
import { streetsQuery } from '../../zones/streets-query.ts';
import { FrontageForm } from './frontage-form.tsx';
import { SplitAtForm } from './split-at-form.tsx';

/** Chooses a street, then what is to be drawn or cut along it by metres. */
export function AlongStreet({ tool }: { readonly tool: 'frontage' | 'splitAt' }) {
  const { t } = useWords();
  const streets = useQuery(streetsQuery);
  const [name, setName] = useState<string | null>(null);
  const setOverlay = useDesk((desk) => desk.setOverlay);
  useEffect(() => () => setOverlay('along', undefined), [setOverlay]);
  if (streets.isError) {
    return <Failed title={t('zones.along.failed')} error={streets.error} retry={() => void streets.refetch()} />;
  }
  if (!streets.data) {
    return (
      <Text size="xs" c="dimmed" role="status">
        <Loader size="xs" component="span" /> {t('zones.along.loading')}
      </Text>
    );
  }
  const street = streets.data.find((one) => one.name === name);
  return (
    <>
      <Select
        size="xs"
        searchable
        limit={60}
        label={t('zones.along.street')}
        nothingFoundMessage={t('zones.along.none')}
        value={name}
        onChange={setName}
        data={streets.data.map((one) => ({ value: one.name, label: one.name }))}
        comboboxProps={{ withinPortal: true }}
      />
      {street && (
        <Text size="xs" c="dimmed">
          {t('zones.along.length', { length: formatLength(street.length) })}
        </Text>
      )}
      {street &&
        (tool === 'frontage' ? (
          <FrontageForm key={street.name} street={street} />
        ) : (
          <SplitAtForm key={street.name} street={street} />
        ))}
    </>
  );
}
