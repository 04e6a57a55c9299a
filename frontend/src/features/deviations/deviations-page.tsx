import type { LoggedDeviationView } from '@lutetia/shared/contract/views/deviations';
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { ChoiceMenu } from '../../components/choice-menu.js';
import { FilterToggle } from '../../components/filter-toggle.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useWords } from '../../i18n/use-words.js';
import { chooseSite, useChosenSite } from '../../lib/place.js';
import { useSites } from '../../lib/study.js';
import { useDeviations } from './api/list-deviations.js';
import { DeviationTable } from './components/deviation-table.js';
import { narrowed, NO_FILTERS, type DeviationFilters } from './deviation-filters.js';

interface DeviationsPageProps {
  readonly study: string;
  /** Begins with what waits for the investigator. */
  readonly waiting: boolean;
}

/** What departed from the protocol anywhere in the study, with whose visit it is. */
export function DeviationsPage({ study, waiting }: DeviationsPageProps) {
  const t = useWords('deviations');
  const site = useChosenSite();
  const sites = useSites(study);
  const deviations = useDeviations(study, site);
  const [filters, setFilters] = useState({ ...NO_FILTERS, waiting });
  const all = deviations.data;
  const shown = useMemo(() => narrowed(all ?? [], filters), [all, filters]);
  const today = sites.data?.find(({ code }) => code === site)?.today ?? sites.data?.[0]?.today ?? null;
  return (
    <main className="list-page" id="content">
      <div className="list-head">
        <h1 className="h1">
          {t('title')} {all !== undefined && <span className="list-n">{shown.length}</span>}
        </h1>
        <Filters all={all ?? []} filters={filters} onFilters={setFilters} />
      </div>
      {deviations.isPending && <SkeletonRows rows={8} label={t('loading')} />}
      {deviations.isError && (
        <ProblemNotice
          problem={deviations.error}
          what={t('failed')}
          onRetry={() => void deviations.refetch()}
        />
      )}
      {all !== undefined && shown.length === 0 && (
        <div className="list-empty">
          <p className="sec">{t(all.length === 0 ? 'none' : 'noneFiltered')}</p>
          {all.length > 0 && (
            <Button variant="default" onClick={() => setFilters({ ...NO_FILTERS, withdrawn: true })}>
              {t('showAll')}
            </Button>
          )}
        </div>
      )}
      {shown.length > 0 && today !== null && <DeviationTable study={study} rows={shown} today={today} />}
    </main>
  );
}

interface FiltersProps {
  readonly all: readonly LoggedDeviationView[];
  readonly filters: DeviationFilters;
  readonly onFilters: (filters: DeviationFilters) => void;
}

const TOGGLES = [
  { name: 'important', words: 'important' },
  { name: 'waiting', words: 'notAcknowledged' },
  { name: 'withdrawn', words: 'withWithdrawn' },
] as const;

/** What the log is narrowed to; each toggle says how many there would be. */
function Filters({ all, filters, onFilters }: FiltersProps) {
  const t = useWords('deviations');
  const site = useChosenSite();
  const kinds = [...new Set(all.map(({ kind }) => kind))].sort();
  const sites = [...new Set([...(site === null ? [] : [site]), ...all.map((row) => row.site)])].sort();
  const counts = {
    important: narrowed(all, { ...filters, important: true }).length,
    waiting: narrowed(all, { ...filters, waiting: true }).length,
    withdrawn: all.filter(({ state }) => state === 'withdrawn').length,
  };
  return (
    <div className="filters" role="group" aria-label={t('filters')}>
      {(sites.length > 1 || site !== null) && (
        <ChoiceMenu
          label={t('topBar.sites')}
          allLabel={t('allSites')}
          choices={sites.map((code) => ({ value: code, label: code }))}
          value={site}
          onChoose={chooseSite}
        />
      )}
      <ChoiceMenu
        label={t('kind')}
        allLabel={t('allKinds')}
        choices={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        value={filters.kind}
        onChoose={(kind) => onFilters({ ...filters, kind })}
      />
      {TOGGLES.map(({ name, words }) => (
        <FilterToggle
          key={name}
          isOn={filters[name]}
          onToggle={() => onFilters({ ...filters, [name]: !filters[name] })}
        >
          {t(words)} <span className="count">{counts[name]}</span>
        </FilterToggle>
      ))}
    </div>
  );
}
