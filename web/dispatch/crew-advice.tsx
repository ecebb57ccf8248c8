import { Checkbox, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Failed } from '../ui/failed.tsx';
import { crewsForCaseQuery } from './api.ts';
import { RankedCrews } from './ranked-crews.tsx';

interface CrewAdviceProps {
  /** Id or number of the case. */
  readonly caseRef: string;
  readonly value: string | undefined;
  readonly onChange: (crew: string) => void;
}

/** Whom to send: in the form of 指派. */
export function CrewAdvice({ caseRef, value, onChange }: CrewAdviceProps) {
  const { t } = useWords();
  const [penalty, setPenalty] = useState(false);
  const found = useQuery(crewsForCaseQuery(caseRef, penalty));
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600} component="h3">
        {t('dispatch.rank')}
      </Text>
      <Checkbox
        size="xs"
        label={t('dispatch.penalty')}
        checked={penalty}
        onChange={(event) => setPenalty(event.currentTarget.checked)}
      />
      {found.data ? (
        <RankedCrews crews={found.data.crews} value={value} onChange={onChange} />
      ) : found.isError ? (
        <Failed title={t('dispatch.failed')} error={found.error} retry={() => void found.refetch()} />
      ) : (
        <Loader size="sm" aria-label={t('dispatch.loading')} />
      )}
    </Stack>
  );
}
