import { Button, Group, Tabs } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { useWords } from '../i18n/use-words.ts';
import { useOwnSearch } from '../state/router.tsx';
import { SectionFrame, type SectionProps } from '../ui/section.tsx';
import { auditParameters, exportAddress } from './audit-api.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditList } from './audit-list.tsx';
import { LookList } from './look-list.tsx';

/** Who wrote what and when, and who looked at personal fields; filtered as the address says. */
export function AuditSection({ id, open }: SectionProps) {
  const { t } = useWords();
  const { own, changeOwn } = useOwnSearch();
  const tab = own['tab'] === 'looks' ? 'looks' : 'changes';
  const parameters = auditParameters(own);
  return (
    <SectionFrame
      title={t('admin.sections.audit')}
      tools={
        <>
          <AuditFilters own={own} withKind={tab === 'changes'} onChange={(patch) => changeOwn(patch, 'push')} />
          {tab === 'changes' && (
            <Group gap="xs" ms="auto">
              {(['csv', 'xlsx'] as const).map((format) => (
                <Button
                  key={format}
                  component="a"
                  href={exportAddress(format, parameters)}
                  download
                  size="xs"
                  variant="default"
                  leftSection={<IconDownload size="1rem" aria-hidden />}
                >
                  {t(`audit.${format}`)}
                </Button>
              ))}
            </Group>
          )}
        </>
      }
    >
      <Tabs value={tab} onChange={(next) => changeOwn({ tab: next === 'looks' ? 'looks' : '' }, 'push')}>
        <Tabs.List mb="xs">
          <Tabs.Tab value="changes">{t('audit.changes')}</Tabs.Tab>
          <Tabs.Tab value="looks">{t('audit.looks')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={tab}>
          {tab === 'changes' ? (
            <AuditList parameters={parameters} openId={id} onOpen={open} />
          ) : (
            <LookList parameters={parameters} />
          )}
        </Tabs.Panel>
      </Tabs>
    </SectionFrame>
  );
}
