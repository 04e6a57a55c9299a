import { useState } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { apart } from '../../lib/apart.js';
import { longDay } from '../../lib/dates.js';
import { FilterBar } from './components/filter-bar.js';
import { WorklistAside } from './components/worklist-aside.js';
import { WorklistLines } from './components/worklist-lines.js';
import { WorklistSummary } from './components/worklist-summary.js';
import type { DoneAct, OpenPanel } from '../../forms/visit-acts/panel.js';
import { usePressing } from './pressing.js';
import { useShownWorklist } from './use-shown-worklist.js';
import './worklist.css';

const VisitPanel = apart(() =>
  import('../../forms/visit-acts/visit-panel.js').then((file) => file.VisitPanel),
);
const DoneNotice = apart(() =>
  import('../../forms/visit-acts/done-notice.js').then((file) => file.DoneNotice),
);

interface WorklistPageProps {
  readonly study: string;
}

/** What is to be done at this site, most urgent first; each line ends in the button of its next step. */
export function WorklistPage({ study }: WorklistPageProps) {
  const t = useWords('worklist');
  const shown = useShownWorklist(study);
  const { site, today, items, isMissing } = shown;
  const pressing = usePressing(study, site);
  const [panel, setPanel] = useState<OpenPanel | null>(null);
  const [done, setDone] = useState<DoneAct | null>(null);
  // The panel works on the line as it stands now: after somebody else's change its next try is made against that.
  const opened =
    panel === null ? null : (items?.find(({ visitId }) => visitId === panel.item.visitId) ?? panel.item);
  return (
    <div className="wl">
      <main className="wl-main" id="content">
        <div className="wl-head">
          <h1 className="h1">{today === null ? t('title') : longDay(today)}</h1>
          {!isMissing && (
            <WorklistSummary
              pressing={pressing.sections}
              sections={items === null ? null : shown.sections}
              today={today}
            />
          )}
        </div>
        <FilterBar shown={shown} />
        {done !== null && (
          <DoneNotice key={done.sentence} study={study} done={done} onClose={() => setDone(null)} />
        )}
        {pressing.hasFailed && !isMissing && <p className="sec">{t('pressingFailed')}</p>}
        <WorklistLines study={study} shown={shown} pressing={pressing.sections} onPanel={setPanel} />
      </main>
      {!isMissing && <WorklistAside items={items} today={today} study={study} site={site} />}
      {panel !== null && opened !== null && today !== null && (
        <VisitPanel
          study={study}
          panel={{ kind: panel.kind, item: opened }}
          today={today}
          onClose={() => setPanel(null)}
          onDone={setDone}
        />
      )}
    </div>
  );
}
