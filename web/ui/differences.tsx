import { factsOf } from '#domain/collection.ts';
import { Table } from '@mantine/core';
import type { TObject } from 'typebox';
import { useWords } from '../i18n/use-words.ts';
import { sayValue } from './say-value.ts';
import classes from './differences.module.css';

interface DifferencesProps {
  readonly left: { readonly title: string; readonly content: Readonly<Record<string, unknown>> | null };
  readonly right: { readonly title: string; readonly content: Readonly<Record<string, unknown>> | null };
  /** Of the content; properties it does not know are shown by their own name. */
  readonly schema: TObject | undefined;
}

/** Two states of one thing side by side, only what differs. */
export function Differences({ left, right, schema }: DifferencesProps) {
  const { t, say } = useWords();
  const keys = differing(left.content, right.content);
  const titleOf = (key: string) => {
    const property = schema?.properties[key];
    const facts = property && factsOf(property);
    return facts?.title ? say({ zh: facts.title, en: facts.titleEn }) : key;
  };
  const cell = (content: Readonly<Record<string, unknown>> | null, key: string) =>
    sayValue(content?.[key], schema?.properties[key], t, say);
  return (
    <Table withTableBorder verticalSpacing={4} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('differences.what')}</Table.Th>
          <Table.Th>{left.title}</Table.Th>
          <Table.Th>{right.title}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {keys.map((key) => (
          <Table.Tr key={key}>
            <Table.Td>{titleOf(key)}</Table.Td>
            <Table.Td className={classes.value}>{cell(left.content, key)}</Table.Td>
            <Table.Td className={classes.value}>{cell(right.content, key)}</Table.Td>
          </Table.Tr>
        ))}
        {keys.length === 0 && (
          <Table.Tr>
            <Table.Td colSpan={3}>{t('differences.none')}</Table.Td>
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  );
}

function differing(
  left: Readonly<Record<string, unknown>> | null,
  right: Readonly<Record<string, unknown>> | null,
): string[] {
  const keys = new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})]);
  return [...keys].filter((key) => JSON.stringify(left?.[key]) !== JSON.stringify(right?.[key]));
}
