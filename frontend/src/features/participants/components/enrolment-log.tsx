import type { EnrolmentLogRowView } from '@lutetia/shared/contract/views/calendar';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ParticipantLink } from '../../../components/participant-link.js';
import { TableHead } from '../../../components/table-head.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { SkeletonRows } from '../../../components/skeleton-rows.js';
import { useWords } from '../../../i18n/use-words.js';
import { downloadCsv } from '../../../lib/csv.js';
import { dayText } from '../../../lib/dates.js';
import { readingProblem } from '../../../lib/reading-problem.js';
import { useEnrolmentLog } from '../api/read-enrolment-log.js';
import { decidedOn, enrolmentCsv, partsOf, rowsOf, shownColumns, type LogPart } from '../enrolment-log.js';

interface EnrolmentLogProps {
  readonly study: string;
  readonly site: string | null;
  readonly today: string;
}

/** Screening and enrolment log (ICH E6(R3)): everybody screened and what became of them, in the order of screening. */
export function EnrolmentLog({ study, site, today }: EnrolmentLogProps) {
  const t = useWords('enrolment-log');
  const log = useEnrolmentLog(study, site);
  const problem = readingProblem(log);
  if (problem !== null) {
    return (
      <div className="pp-notice">
        <ProblemNotice problem={problem} what={t('failed')} onRetry={() => void log.refetch()} />
      </div>
    );
  }
  if (log.data === undefined) return <SkeletonRows rows={12} height={36} label={t('loading')} />;
  return <Log study={study} site={site} today={today} rows={log.data} />;
}

/** The log, by what became of people, and as a file. */
function Log({ study, site, today, rows }: LogTableProps & Pick<EnrolmentLogProps, 'site'>) {
  const t = useWords('enrolment-log');
  const [chosen, setPart] = useState<LogPart>('all');
  const parts = partsOf(rows);
  const part = parts.includes(chosen) ? chosen : 'screened';
  const shown = rowsOf(rows, part);
  const file = `${study}-${site ?? t('allSites')}-screening-log.csv`;
  return (
    <>
      <div className="el-bar">
        <div className="filters" role="group" aria-label={t('parts')}>
          {parts.map((name) => (
            <button
              key={name}
              type="button"
              className={name === part ? 'filter on' : 'filter'}
              aria-pressed={name === part}
              onClick={() => setPart(name)}
            >
              {t(`part.${name}`)} <span className="count">{rowsOf(rows, name).length}</span>
            </button>
          ))}
        </div>
        <span className="grow" />
        <Button
          size="xs"
          variant="default"
          disabled={shown.length === 0}
          onClick={() => downloadCsv(enrolmentCsv(shown, t), file)}
        >
          {t('csv', { count: shown.length })}
        </Button>
      </div>
      {shown.length === 0 ? (
        <p className="sec pp-empty">
          {t(rows.length === 0 ? 'empty' : 'noneOf', { part: t(`part.${part}`) })}
        </p>
      ) : (
        <LogTable study={study} rows={shown} today={today} />
      )}
    </>
  );
}

interface LogTableProps {
  readonly study: string;
  readonly rows: readonly EnrolmentLogRowView[];
  readonly today: string;
}

function LogTable({ study, rows, today }: LogTableProps) {
  const t = useWords('enrolment-log');
  const columns = shownColumns(rows);
  return (
    <div className="pl" tabIndex={0} role="region" aria-label={t('title')}>
      <table className="tb">
        <TableHead columns={columns} title={(column) => t(`column.${column}`)} />
        <tbody>
          {rows.map((row) => (
            <LogRow
              key={row.participantId}
              study={study}
              row={row}
              today={today}
              tellsFormer={columns.includes('rescreens')}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LogRowProps {
  readonly study: string;
  readonly row: EnrolmentLogRowView;
  readonly today: string;
  /** Whether the table has a column for the number somebody was screened under before. */
  readonly tellsFormer: boolean;
}

function LogRow({ study, row, today, tellsFormer }: LogRowProps) {
  const t = useWords('enrolment-log');
  const dayOf = (day: string | null): string => (day === null ? '' : dayText(day, today));
  const { rescreens } = row;
  return (
    <tr>
      <td>
        <ParticipantLink study={study} id={row.participantId} number={row.number} />
      </td>
      <td className="sec nw num">{row.site}</td>
      <td className="nw num">{dayOf(row.screeningOn)}</td>
      <td className="nw num">
        {row.consentOn === null ? <span className="mut">{t('noConsent')}</span> : dayOf(row.consentOn)}
      </td>
      <td>
        <span className={row.outcome === 'in-screening' ? 'sec' : 'm'}>{t(`outcome.${row.outcome}`)}</span>{' '}
        <span className="nw num">{dayOf(decidedOn(row))}</span>
        <OutcomeReasons row={row} />
      </td>
      <td>
        <span className="nw num">{dayOf(row.randomisedOn)}</span>{' '}
        {row.arm !== null && <span className="sec">{row.arm}</span>}
      </td>
      {tellsFormer && (
        <td>
          {rescreens !== null && (
            <ParticipantLink study={study} id={rescreens.id} number={rescreens.number} />
          )}
        </td>
      )}
    </tr>
  );
}

/** Where somebody went, why a number does not count, why somebody was not included. */
function OutcomeReasons({ row }: Pick<LogRowProps, 'row'>) {
  const t = useWords('enrolment-log');
  const { transferred, enrolledInError, notIncludedReason } = row;
  return (
    <>
      {transferred !== null && <span className="sec"> {t('to', { site: transferred.to })}</span>}
      {enrolledInError !== null && (
        <span className="el-reason sec">
          {t('inError', { by: enrolledInError.by, reason: enrolledInError.reason })}
        </span>
      )}
      {row.outcome === 'not-included' && (
        <span className={notIncludedReason === null ? 'el-reason mut' : 'el-reason sec'}>
          {notIncludedReason ?? t('noReason')}
        </span>
      )}
    </>
  );
}
