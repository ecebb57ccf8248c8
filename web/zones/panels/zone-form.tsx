import { ActionIcon, Stack, Text, Title } from '@mantine/core';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { Frontage, ZoneContent } from '#domain/zones/content.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useDesk, type Draft } from '../desk.ts';
import { frontageWords } from '../frontage-words.ts';
import { contentFields, withField } from './content-fields.ts';
import { ContentInput } from './content-input.tsx';
import { saveContent } from './save-content.ts';
import { useUnits } from './use-units.ts';
import { useZoneRows } from './use-zone-rows.ts';
import classes from './panels.module.css';

interface ZoneFormProps {
  readonly draft: Draft;
  readonly owner: Owner;
  readonly content: ZoneContent;
  readonly readOnly: boolean;
}

/** What a zone says, each field saved by itself: one undo step each. */
export function ZoneForm({ draft, owner, content, readOnly }: ZoneFormProps) {
  const { t } = useWords();
  const revision = useDesk((desk) => desk.revision);
  const { names } = useUnits(draft.coverage.grounds, revision);
  const isDouble = useZoneRows(draft.coverage).find((row) => row.owner === owner)?.isDouble ?? false;
  return (
    <Stack gap="sm">
      {contentFields.map((field) => (
        <ContentInput
          key={field.key}
          field={field}
          value={content[field.key] as string | undefined}
          fault={field.key === 'number' && isDouble ? t('zonePanels.doubleHint') : undefined}
          readOnly={readOnly}
          units={names}
          onSave={(value) => saveContent([owner], (now) => withField(now, field.key, value))}
        />
      ))}
      <Frontages owner={owner} frontages={content.frontages ?? []} readOnly={readOnly} />
    </Stack>
  );
}

interface FrontagesProps {
  readonly owner: Owner;
  readonly frontages: readonly Frontage[];
  readonly readOnly: boolean;
}

function Frontages({ owner, frontages, readOnly }: FrontagesProps) {
  const { t, say } = useWords();
  if (frontages.length === 0) return null;
  const words = (one: Frontage) => frontageWords(one, t, say);
  return (
    <div>
      <Title order={4} size="sm">
        {t('zonePanels.frontages')}
      </Title>
      <ul className={classes.names}>
        {frontages.map((one, place) => (
          <li key={`${place} ${one.street}`} className={classes.line}>
            <Text size="sm">{words(one)}</Text>
            {!readOnly && (
              <ActionIcon
                size="sm"
                aria-label={t('zonePanels.dropFrontage', { words: words(one) })}
                title={t('zonePanels.dropFrontageHint')}
                onClick={() =>
                  saveContent([owner], ({ frontages: now = [], ...others }) => {
                    const left = now.filter((_one, i) => i !== place);
                    return left.length === 0 ? others : { ...others, frontages: left };
                  })
                }
              >
                <IconTrash size="1rem" />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
