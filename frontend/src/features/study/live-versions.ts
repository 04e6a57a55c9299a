import type { StudyVersionView } from '@lutetia/shared/contract/views/amendments';

/** The version a site works by. */
export interface LiveVersion {
  readonly site: string;
  readonly version: string;
  /** Its first day there. */
  readonly from: string;
}

interface SiteDay {
  readonly code: string;
  /** The site's own calendar day now. */
  readonly today: string;
}

/** The version each site works by on its own day; sites where none has begun are left out. */
export function liveVersions(
  versions: readonly StudyVersionView[],
  sites: readonly SiteDay[],
): readonly LiveVersion[] {
  return sites.flatMap(({ code, today }) => {
    const begun = activationsAt(versions, code).filter(({ from }) => from <= today);
    return begun.slice(-1);
  });
}

/** A version's first day at a site, and who is left to come under it. */
export interface SiteActivation extends LiveVersion {
  readonly remaining: number;
}

/** Activations at a site, the earliest first. */
export function activationsAt(
  versions: readonly StudyVersionView[],
  site: string,
): readonly SiteActivation[] {
  return versions
    .flatMap(({ version, sites }) =>
      sites
        .filter((one) => one.site === site)
        .map(({ from, remaining }) => ({ site, version, from, remaining })),
    )
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Where a version is live now or will be: not where another one has taken its place. */
export function placesOf(
  versions: readonly StudyVersionView[],
  sites: readonly SiteDay[],
  version: string,
): readonly LiveVersion[] {
  const ahead = sites.flatMap(({ code, today }) =>
    activationsAt(versions, code).filter(({ from }) => from > today),
  );
  return [...liveVersions(versions, sites), ...ahead].filter((one) => one.version === version);
}

/** Whether a site has, or will have, a version published after this one; the versions come newest first. */
export function hasNewer(versions: readonly StudyVersionView[], site: string, version: string): boolean {
  const place = versions.findIndex((one) => one.version === version);
  return versions.slice(0, place).some(({ sites }) => sites.some((one) => one.site === site));
}

/** The activation of a version at a site; null where it is not live there, nor will be. */
export function activationOf(
  versions: readonly StudyVersionView[],
  site: string,
  version: string,
): SiteActivation | null {
  return activationsAt(versions, site).find((one) => one.version === version) ?? null;
}

/**
 * Codes of the sites a version can still be made live at: no newer one is, and it is not either, or there are
 * participants left to come under it.
 */
export function sitesOpenTo(
  versions: readonly StudyVersionView[],
  sites: readonly SiteDay[],
  version: string,
): readonly string[] {
  return sites
    .map(({ code }) => code)
    .filter(
      (code) => !hasNewer(versions, code, version) && activationOf(versions, code, version)?.remaining !== 0,
    );
}

/** The version that most sites work by, the newest of several; the newest of all where none is live. */
export function versionInForce(
  versions: readonly StudyVersionView[],
  live: readonly LiveVersion[],
): string | null {
  const reach = (version: string): number => live.filter((one) => one.version === version).length;
  const most = Math.max(0, ...versions.map(({ version }) => reach(version)));
  return versions.find(({ version }) => reach(version) === most)?.version ?? null;
}
