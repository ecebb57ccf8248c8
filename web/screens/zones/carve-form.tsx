import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { leftOutReasons, type LeftOutReason } from '#domain/zones/left-out.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSketch } from '../../zones/sketch.ts';

/** What carved ground becomes: a zone, or left out with its reason. */
export function CarveForm() {
  const { t, say } = useWords();
  const drawnAs = useSketch((sketch) => sketch.drawnAs);
  const set = (patch: Partial<typeof drawnAs>) => useSketch.setState({ drawnAs: { ...drawnAs, ...patch } });
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('zones.carve.as')}
        value={drawnAs.is}
        onChange={(is) => set({ is: is === 'zone' ? 'zone' : 'left-out' })}
        data={[
          { value: 'zone', label: t('zones.carve.zone') },
          { value: 'left-out', label: t('zones.carve.leftOut') },
        ]}
      />
      {drawnAs.is === 'left-out' && (
        <>
          <Select
            size="xs"
            label={t('zones.carve.reason')}
            allowDeselect={false}
            value={drawnAs.reason}
            onChange={(reason) => reason && set({ reason: reason as LeftOutReason })}
            data={Object.entries(leftOutReasons).map(([value, words]) => ({ value, label: say(words) }))}
          />
          <TextInput
            size="xs"
            label={t('zones.carve.note')}
            maxLength={500}
            value={drawnAs.note}
            error={drawnAs.reason === 'other' && drawnAs.note.trim() === '' ? t('zones.carve.needsNote') : undefined}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
        </>
      )}
    </>
  );
}
