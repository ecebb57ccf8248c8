import { collectionById } from '#domain/collections.ts';
import { factsOf } from '#domain/collection.ts';
import { Anchor, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { looksQuery, type Look } from './audit-api.ts';
import { byWords } from './kind-words.ts';
import { PagedRows } from './paged-rows.tsx';
import classes from './audit.module.css';

/** Who looked at whose personal fields, and when; never what they saw. */
export function LookList({ parameters }: { readonly parameters: URLSearchParams }) {
  const { t, say } = useWords();
  const query = useInfiniteQuery(looksQuery(parameters));
  const fields = ({ collection, fields: keys }: Look) =>
    keys
      .map((key) => {
        const property = collectionById(collection)?.personal?.properties[key];
        const facts = property && factsOf(property);
        return facts ? say({ zh: facts.title, en: facts.titleEn }) : key;
      })
      .join(t('listSeparator'));
  return (
    <PagedRows query={query} empty={t('audit.noLooks')}>
      {(looks) => (
        <Table stickyHeader verticalSpacing={6} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('audit.at')}</Table.Th>
              <Table.Th>{t('audit.who')}</Table.Th>
              <Table.Th>{t('audit.lookedAt')}</Table.Th>
              <Table.Th>{t('audit.fields')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {looks.map((look) => (
              <Table.Tr key={`${look.at}/${look.by}/${look.id}`}>
                <Table.Td className={classes.time}>{formatInstant(Date.parse(look.at))}</Table.Td>
                <Table.Td>{byWords(look, t)}</Table.Td>
                <Table.Td>
                  <Anchor
                    size="sm"
                    href={`/?l=${look.collection}&sel=${look.collection}/${encodeURIComponent(look.id)}`}
                  >
                    {say(collectionById(look.collection)?.titles ?? { zh: look.collection, en: look.collection })}{' '}
                    {look.id}
                  </Anchor>
                </Table.Td>
                <Table.Td>{fields(look)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </PagedRows>
  );
}
