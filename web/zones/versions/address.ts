import { useNavigate, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useOwnSearch } from '../../state/router.tsx';

/** Names of the desk's own search parameters that say which versions are looked at. */
export const ofVersions = {
  /** The version that lies on the desk. */
  scheme: 'scheme',
  /** The earlier one it is compared with. */
  compared: 'with',
  /** Zones that are chosen on the desk: ids, with commas. */
  zone: 'zone',
} as const;

/** What is printed: a version's map sheet, or the sheets of some of its zones (ids, with commas). */
export const ofPrint = { scheme: 'scheme', zones: 'zones' } as const;

/** Where versions are found in the address, and the ways to go to them. */
export function useDeskAddress() {
  const { own, changeOwn } = useOwnSearch();
  const router = useRouter();
  const navigate = useNavigate();
  return useMemo(() => {
    const searchWith = (own: Readonly<Record<string, string>>) => (before: unknown) => ({
      ...(before as object),
      own,
    });
    return {
      scheme: own[ofVersions.scheme],
      compared: own[ofVersions.compared],
      hrefOf: (id: string) =>
        router.buildLocation({ to: '/zones', search: searchWith({ [ofVersions.scheme]: id }) }).href,
      /** @param zone id of a zone that is to be chosen there */
      open: (id: string, zone?: string) =>
        void navigate({
          to: '/zones',
          search: searchWith({ [ofVersions.scheme]: id, ...(zone !== undefined && { [ofVersions.zone]: zone }) }),
        }),
      /** Back to the list of versions. */
      toList: () => void navigate({ to: '/zones', search: searchWith({}) }),
      /** What changes hands from one version to another. */
      compare: (earlier: string, later: string) =>
        void navigate({
          to: '/zones',
          search: searchWith({ [ofVersions.scheme]: later, [ofVersions.compared]: earlier }),
        }),
      /** Compares the open version with an earlier one; undefined ends it. */
      compareWith: (earlier: string | undefined) => changeOwn({ [ofVersions.compared]: earlier ?? '' }, 'push'),
      /** @param zones whose sheets are printed, or all; none: the version's map sheet */
      print: (scheme: string, zones: readonly string[] | 'all' = []) =>
        void navigate({
          to: '/zones/print',
          search: searchWith({
            [ofPrint.scheme]: scheme,
            ...(zones.length > 0 && { [ofPrint.zones]: zones === 'all' ? zones : zones.join(',') }),
          }),
        }),
    };
  }, [own, changeOwn, router, navigate]);
}
