import { Badge, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { StandingOrder } from '#domain/dispatch/standing-order.ts';
import { useWords } from '../../i18n/use-words.ts';
import { recordsQuery, type PageRecord } from '../../state/records.ts';
import { RecordTable } from '../../ui/record-table.tsx';
import { adding, SectionFrame, type SectionProps } from '../../ui/section.tsx';
import { OrderForm, type ClassOption } from './order-form.tsx';

interface OrdersSectionProps extends SectionProps {
  readonly classes: readonly ClassOption[];
  readonly mayEdit: boolean;
}

/** The standing orders (常设指令): what goes where by itself. */
export function OrdersSection({ id, open, classes, mayEdit }: OrdersSectionProps) {
  const { t } = useWords();
  const orders = useQuery(recordsQuery<StandingOrder>('standing-orders'));
  const shown = orders.data?.find((order) => order.id === id);
  const nameOfClass = new Map(classes.map(({ value, label }) => [value, label]));
  const listed = (list: readonly string[] | undefined, all: string) =>
    list === undefined || list.length === 0 ? all : list.join(t('listSeparator'));
  const isOpen = mayEdit && (id === adding || shown !== undefined);
  return (
    <SectionFrame
      title={t('dispatch.orders.title')}
      hint={t(mayEdit ? 'dispatch.orders.hint' : 'dispatch.orders.readOnly')}
      {...(mayEdit && { add: { words: t('dispatch.orders.add'), run: () => open(adding) } })}
      {...(isOpen && {
        form: {
          key: id!,
          title: shown?.content.name ?? t('dispatch.orders.add'),
          close: () => open(undefined),
          body: <OrderForm record={shown as PageRecord | undefined} classes={classes} onDone={() => open(undefined)} />,
        },
      })}
    >
      <RecordTable
        query={orders}
        rows={orders.data && [...orders.data].sort((a, b) => (a.content.name < b.content.name ? -1 : 1))}
        columns={[
          t('dispatch.orders.name'),
          t('dispatch.orders.classes'),
          t('dispatch.orders.zones'),
          t('dispatch.orders.hours'),
          t('dispatch.orders.does'),
        ]}
        nameOf={({ content }) => content.name}
        cells={({ content }) => (
          <>
            <Table.Td>
              {listed(
                content.classes?.map((code) => nameOfClass.get(code) ?? code),
                t('dispatch.orders.allClasses'),
              )}
            </Table.Td>
            <Table.Td>{listed(content.zones, t('dispatch.orders.allZones'))}</Table.Td>
            <Table.Td>
              {content.startsAt === undefined
                ? t('dispatch.orders.allDay')
                : `${content.startsAt}–${content.endsAt ?? ''}`}
            </Table.Td>
            <Table.Td>
              {[
                content.dispatch ? t('dispatch.orders.dispatches') : undefined,
                content.crew === undefined ? undefined : t('dispatch.orders.assigns', { crew: content.crew }),
                content.penalty === true ? t('dispatch.needsLicensed', { count: 2 }) : undefined,
                content.skills && content.skills.length > 0
                  ? t('dispatch.needsSkills', { skills: content.skills.join(t('listSeparator')) })
                  : undefined,
              ]
                .filter((part) => part !== undefined)
                .join(t('listSeparator'))}
              {!content.enabled && (
                <Badge ms="xs" variant="outline" color="gray" radius="sm" tt="none">
                  {t('dispatch.orders.off')}
                </Badge>
              )}
            </Table.Td>
          </>
        )}
        openId={id}
        onOpen={open}
        empty={t('dispatch.orders.none')}
      />
    </SectionFrame>
  );
}
