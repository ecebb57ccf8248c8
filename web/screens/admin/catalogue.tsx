import { useSpelling } from '../../cases/use-spelling.ts';
import { useRecordsView } from '../../cases/use-records-view.ts';
import { CatalogueSection } from '../../catalogue/catalogue-section.tsx';
import { RecordHistory } from '../../journal/record-history.tsx';
import type { SectionProps } from '../../ui/section.tsx';

const kinds = ['case-classes', 'settings'];

/** The catalogue of case classes, with the records that it goes by, the spelling of its names and its journal. */
export function Catalogue(props: SectionProps) {
  const records = useRecordsView(kinds);
  const spell = useSpelling();
  return (
    <CatalogueSection
      {...props}
      records={records}
      spell={spell}
      history={(id) => <RecordHistory kind="case-classes" id={id} />}
    />
  );
}
