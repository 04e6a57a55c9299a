import type { LaboratoriesView } from '@lutetia/shared/contract/views/laboratories';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { ProblemNotice } from '../../components/problem-notice.js';
import { NoSiteYet, SitePicker } from '../../components/site-picker.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useWords } from '../../i18n/use-words.js';
import { apart } from '../../lib/apart.js';
import { usePickedSite } from '../../lib/picked-site.js';
import { useMay } from '../../lib/session.js';
import { useLaboratories } from './api/list-laboratories.js';
import { AddLaboratory } from './components/add-laboratory.js';
import { LaboratoryChoice, NoLaboratory } from './components/laboratory-choice.js';
import { LaboratoryRanges } from './components/laboratory-ranges.js';
import './laboratories.css';

const ResultsPanel = apart(() => import('./components/results-panel.js').then((file) => file.ResultsPanel));

interface LaboratoriesPageProps {
  readonly study: string;
}

/** What each site's laboratories say is ordinary, since when and until when; results that come as a file. */
export function LaboratoriesPage({ study }: LaboratoriesPageProps) {
  const t = useWords('laboratories');
  const picked = usePickedSite(study);
  const { place } = picked;
  const [isImporting, setImporting] = useState(false);
  const mayEnter = useMay(study, 'form.enter');
  useEffect(() => {
    document.title = `${t('title')} · Lutetia`;
  }, [t]);
  return (
    <main className="list-page lr" id="content">
      <div className="list-head">
        <h1 className="h1">{t('title')}</h1>
        <SitePicker picked={picked} t={t} />
        {place !== null && mayEnter && (
          <Button size="xs" variant="default" onClick={() => setImporting(true)}>
            {t('results.open')}
          </Button>
        )}
      </div>
      {place !== null && isImporting && (
        <ResultsPanel study={study} site={place.code} onClose={() => setImporting(false)} />
      )}
      <NoSiteYet picked={picked} t={t} />
      {place !== null && (
        <SiteLaboratories key={place.code} study={study} site={place.code} today={place.today} />
      )}
    </main>
  );
}

interface SiteLaboratoriesProps extends LaboratoriesPageProps {
  readonly site: string;
  readonly today: string;
}

function SiteLaboratories({ study, site, today }: SiteLaboratoriesProps) {
  const t = useWords('laboratories');
  const laboratories = useLaboratories(study, site);
  if (laboratories.isError && laboratories.data === undefined) {
    return (
      <ProblemNotice
        problem={laboratories.error}
        what={t('failed')}
        onRetry={() => void laboratories.refetch()}
      />
    );
  }
  if (laboratories.data === undefined) return <SkeletonRows rows={10} label={t('loading')} />;
  return <Laboratories study={study} today={today} laboratories={laboratories.data} />;
}

interface LaboratoriesProps extends Omit<SiteLaboratoriesProps, 'site'> {
  readonly laboratories: LaboratoriesView;
}

/** The laboratories of a site, one of them open. */
function Laboratories({ study, today, laboratories }: LaboratoriesProps) {
  const { site, items, analytes } = laboratories;
  const mayChange = useMay(study, 'laboratory.manage');
  const [openId, setOpenId] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const open = items.find(({ id }) => id === openId) ?? items[0] ?? null;
  const onAdd = mayChange ? () => setAdding(true) : null;
  return (
    <>
      <LaboratoryChoice
        items={items}
        open={open}
        onOpen={setOpenId}
        onAdd={isAdding || open === null ? null : onAdd}
      />
      {isAdding && (
        <AddLaboratory
          study={study}
          site={site}
          onAdded={(id) => {
            setAdding(false);
            setOpenId(id);
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {open === null && !isAdding && <NoLaboratory onAdd={onAdd} />}
      {open !== null && (
        <LaboratoryRanges
          key={open.id}
          place={{ study, site, laboratory: open.id }}
          laboratory={open}
          analytes={analytes}
          today={today}
          mayChange={mayChange}
        />
      )}
    </>
  );
}
