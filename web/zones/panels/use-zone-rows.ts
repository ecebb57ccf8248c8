import { useMemo, useState } from 'react';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { useDesk } from '../desk.ts';
import { zoneRows, type ZoneRow } from './zone-rows.ts';

/** The rows of the list at the desk's revision; the same array as long as only borders move. */
export function useZoneRows(coverage: Coverage): readonly ZoneRow[] {
  const revision = useDesk((desk) => desk.revision);
  const [kept, setKept] = useState<readonly ZoneRow[]>([]);
  const rows = useMemo(
    () => zoneRows(coverage.grounds, kept),
    // The coverage is changed in place: its revision tells.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [coverage, revision, kept],
  );
  if (rows !== kept) setKept(rows);
  return rows;
}
