import { useNavigate, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useOwnSearch } from '../../state/router.tsx';

/** Names of the desk's own search parameters that say which versions are looked at. */
export const ofVersions = {
  /** The version that lies on the desk. */
  scheme: 'scheme',
  /** The earlier one it is compared with. */
  compared: 'with',
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
        router.buildLocation({ to: '/zones', search: searchWith({ [ofVersions.scheme]: id }) as never }).href,
      open: (id: string) => void navigate({ to: '/zones', search: searchWith({ [ofVersions.scheme]: id }) as never }),
      /** Back to the list of versions. */
      toList: () => void navigate({ to: '/zones', search: searchWith({}) as never }),
      /** What changes hands from one version to another; undefined ends it. */
      compare: (earlier: string, later: string) =>
        void navigate({
          to: '/zones',
          search: searchWith({ [ofVersions.scheme]: later, [ofVersions.compared]: earlier }) as never,
        }),
      compareWith: (earlier: string | undefined) => changeOwn({ [ofVersions.compared]: earlier ?? '' }, 'push'),
      print: (scheme: string, zones: readonly string[] = []) =>
        void navigate({
          to: '/zones/print',
          search: searchWith({
            [ofPrint.scheme]: scheme,
            ...(zones.length > 0 && { [ofPrint.zones]: zones.join(',') }),
          }) as never,
        }),
    };
  }, [own, changeOwn, router, navigate]);
}
