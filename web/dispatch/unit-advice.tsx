import { Alert, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { responsibilityKinds } from '#domain/zones/collection.ts';
import type { Words } from '#domain/collection.ts';
import { formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { unitReasonQuery, type UnitReason } from './api.ts';

interface UnitAdviceProps {
  /** Id or number of the case. */
  readonly caseRef: string;
  /** The unit that was chosen; undefined: that of the case. */
  readonly value: string | undefined;
  readonly onChange: (unit: string | undefined) => void;
}

/** To which unit a case goes and what says so: in the form of 派遣. */
export function UnitAdvice({ caseRef, value, onChange }: UnitAdviceProps) {
  const { t, say } = useWords();
  const { data } = useQuery(unitReasonQuery(caseRef));
  if (data === undefined) return null;
  const { unit, named } = data;
  const sentTo = value ?? named;
  const isOther = unit !== undefined && sentTo !== unit;
  return (
    <Alert variant="light" color={unit === undefined || isOther ? 'yellow' : 'gray'} p="sm" role="status">
      <Text size="sm">{reasonWords(data, t, say)}</Text>
      {isOther && (
        <Text size="sm" mt="xs">
          {t('dispatch.unit.other', { unit: sentTo === '' ? t('dispatch.unit.nobody') : sentTo })}{' '}
          <Button size="compact-xs" variant="default" onClick={() => onChange(unit)}>
            {t('dispatch.unit.take', { unit })}
          </Button>
        </Text>
      )}
    </Alert>
  );
}

function reasonWords(
  { unit, basis, zone, kind, scheme }: UnitReason,
  t: TFunction,
  say: (words: Words) => string,
): string {
  const of = kind === undefined ? '' : say(responsibilityKinds[kind]);
  switch (basis) {
    case 'zone': {
      const name = [zone!.number, zone!.name].filter(Boolean).join(' ');
      if (scheme === undefined) return t('dispatch.unit.zone', { unit, zone: name, kind: of });
      const since =
        scheme.effectiveFrom === undefined ? '' : formatInstant(Date.parse(scheme.effectiveFrom)).slice(0, 10);
      return t('dispatch.unit.scheme', { unit, zone: name, kind: of, number: scheme.number, since });
    }
    case 'owner':
      return t('dispatch.unit.owner', { unit });
    case 'gap':
      return t('dispatch.unit.gap', { unit, kind: of });
    case 'none':
      return t('dispatch.unit.none', { kind: of });
  }
}
