import { Alert, Anchor, Button, FileButton, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { formatNumber } from '../i18n/numbers.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Register } from './register.ts';
import { templateUrl } from './sheet-api.ts';
import { SheetFaults } from './sheet-faults.tsx';
import { sheetRefusalWords } from './sheet-words.ts';
import { undoableOf, useSheet } from './use-sheet.ts';

interface SheetDialogProps {
  readonly register: Register;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Brings a table into a register: an empty one to fill in, checking a filled one row by row, taking it as a whole. */
export function SheetDialog({ register, opened, onClose }: SheetDialogProps) {
  const { t, say } = useWords();
  return (
    <Modal opened={opened} onClose={onClose} size="xl" title={t('sheets.title', { register: say(register.titles) })}>
      {opened && <Steps key={register.id} register={register} onClose={onClose} />}
    </Modal>
  );
}

function Steps({ register, onClose }: Pick<SheetDialogProps, 'register' | 'onClose'>) {
  const { t, language } = useWords();
  const sheet = useSheet(register);
  const { stage, report, error, file, share } = sheet;
  const figures = (count: number) => formatNumber(count, language);
  const isSending = stage === 'sending' || stage === 'taking';
  const changes = report ? report.created + report.updated : 0;
  return (
    <Stack gap="sm" data-testid="sheet" data-stage={stage}>
      {stage === 'choosing' && (
        <>
          <Text size="sm">{t('sheets.hint')}</Text>
          <Group gap="xs">
            <Button component="a" variant="default" href={templateUrl(register.id, language)} download>
              {t('sheets.template')}
            </Button>
            <FileButton accept=".xlsx" onChange={(chosen) => chosen && void sheet.check(chosen)}>
              {(props) => <Button {...props}>{t('sheets.choose')}</Button>}
            </FileButton>
          </Group>
        </>
      )}
      {error !== undefined && (
        <Alert role="alert" color="red" variant="light" p="sm">
          {sheetRefusalWords(error, t)}
        </Alert>
      )}
      {isSending && (
        <>
          <Text size="sm" role="status">
            {t(stage === 'taking' ? 'sheets.taking' : share < 1 ? 'sheets.sending' : 'sheets.checking', {
              name: file?.name ?? '',
            })}
          </Text>
          <Progress value={share * 100} animated={share >= 1} aria-label={t('sheets.progress')} />
          <Group>
            <Button variant="default" onClick={sheet.cancel}>
              {t('sheets.cancel')}
            </Button>
          </Group>
        </>
      )}
      {report && !isSending && stage !== 'choosing' && (
        <Text size="sm" role="status" fw={600}>
          {t(stage === 'taken' ? 'sheets.taken' : report.faultCount > 0 ? 'sheets.read' : 'sheets.found', {
            name: file?.name ?? '',
            rows: figures(report.rows),
            created: figures(report.created),
            updated: figures(report.updated),
            unchanged: figures(report.unchanged),
          })}
        </Text>
      )}
      {stage === 'checked' && report && report.faultCount > 0 && (
        <SheetFaults register={register} faults={report.faults} count={report.faultCount} />
      )}
      {stage === 'checked' && report && report.faultCount === 0 && undoableOf(report) !== 'yes' && (
        <Text size="sm" c="dimmed">
          {t(`sheets.notUndoable.${undoableOf(report)}`, { figures: figures(report.personal.updated) })}
        </Text>
      )}
      {stage === 'checked' && report && (
        <Group gap="xs">
          {report.faultCount === 0 && (
            <Button disabled={changes === 0} onClick={() => void sheet.take()}>
              {changes === 0 ? t('sheets.nothing') : t('sheets.take', { figures: figures(changes) })}
            </Button>
          )}
          <Button variant="default" onClick={sheet.again}>
            {t('sheets.another')}
          </Button>
          <Anchor size="sm" href={templateUrl(register.id, language)} download>
            {t('sheets.template')}
          </Anchor>
        </Group>
      )}
      {stage === 'taken' && report && (
        <>
          {undoableOf(report) === 'yes' && (
            <Text size="sm" c="dimmed">
              {t('sheets.undoHint')}
            </Text>
          )}
          <Group gap="xs">
            <Button onClick={onClose}>{t('sheets.done')}</Button>
            <Button variant="default" onClick={sheet.again}>
              {t('sheets.another')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
