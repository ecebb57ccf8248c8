import { Button, Select, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import { squareMetresOf } from '#domain/zones/coverage/shape.ts';
import { formatArea } from '../../i18n/measures.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useDesk, type Draft } from '../desk.ts';
import { contentFields, withField } from './content-fields.ts';
import { ContentInput } from './content-input.tsx';
import { saveContent } from './save-content.ts';
import { useUnits } from './use-units.ts';

/** Fields that are each zone's own. */
const own = ['number', 'name'];
const shared = contentFields.filter(({ key }) => !own.includes(key));

/** Several grounds at once: their area together, and one field set for all zones among them as one undo step. */
export function SeveralForm({ draft, owners }: { readonly draft: Draft; readonly owners: readonly Owner[] }) {
  const { t, say, language } = useWords();
  const revision = useDesk((desk) => desk.revision);
  const readOnly = useDesk((desk) => desk.readOnly);
  const { names } = useUnits(draft.coverage.grounds, revision);
  const [key, setKey] = useState<string | null>(null);
  const [value, setValue] = useState<string | undefined>(undefined);
  const area = useMemo(
    () => owners.reduce((sum, owner) => sum + squareMetresOf(draft.coverage, owner), 0),
    // The coverage is changed in place: its revision tells.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [draft.coverage, owners, revision],
  );
  const zones = owners.filter((owner) => draft.coverage.grounds.get(owner)?.is === 'zone');
  const field = shared.find((candidate) => candidate.key === key);
  const figures = formatNumber(zones.length, language);
  return (
    <Stack gap="sm" data-testid="several-zones">
      <Text fw={600} role="status">
        {t('zonePanels.chosen', { count: owners.length, figures: formatNumber(owners.length, language) })}
      </Text>
      <Text size="sm">{t('zonePanels.areaTogether', { area: formatArea(area) })}</Text>
      {!readOnly && zones.length > 0 && (
        <>
          <Select
            label={t('zonePanels.setField')}
            data={shared.map((candidate) => ({ value: candidate.key, label: say(candidate.titles) }))}
            value={key}
            onChange={(next) => {
              setKey(next);
              setValue(undefined);
            }}
          />
          {field && (
            <ContentInput
              key={field.key}
              field={{ ...field, wanted: false }}
              value={value}
              readOnly={false}
              units={names}
              onSave={(next) => {
                setValue(next);
                return true;
              }}
            />
          )}
          <Button
            disabled={!field || (field.required && value === undefined)}
            onClick={() => field && saveContent(zones, (content) => withField(content, field.key, value))}
          >
            {t(value === undefined && field ? 'zonePanels.clearForAll' : 'zonePanels.setForAll', { figures })}
          </Button>
        </>
      )}
    </Stack>
  );
}
