import { Injectable } from '@nestjs/common';
import type { CompiledForm } from '@lutetia/shared/forms/compile';
import { evaluateForm } from '@lutetia/shared/forms/evaluate';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { compileStudy, type CompiledStudy } from '@lutetia/shared/study/compile';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Clock } from '../../platform/clock/clock.js';
import { Problem } from '../../platform/http/problem.js';
import { STUDIES, STUDY_VERSION, type StudyRow, type StudyVersionRow } from './studies.queries.js';

/** A published version, ready for planning and for checking forms. */
export interface LibraryStudy {
  readonly versionId: string;
  readonly studyId: string;
  readonly code: string;
  readonly study: CompiledStudy;
}

/** Published studies, compiled once: a version never changes, so what was compiled stays true. */
@Injectable()
export class StudyLibrary {
  private readonly compiled = new Map<string, Promise<LibraryStudy>>();

  constructor(private readonly transactions: Transactions) {}

  /** The studies there are, each with its newest version. */
  list(): Promise<StudyRow[]> {
    return this.transactions.statement<StudyRow>(STUDIES, [null]);
  }

  /** A study by its short code; null when there is none. */
  async find(code: string): Promise<StudyRow | null> {
    const [row] = await this.transactions.statement<StudyRow>(STUDIES, [code]);
    return row ?? null;
  }

  /** The newest version of a study. @throws Problem `study.not-found` */
  async current(code: string): Promise<LibraryStudy> {
    const study = await this.find(code);
    if (study === null) throw new Problem('study.not-found');
    return this.version(study.versionId);
  }

  /**
   * A version by its id.
   *
   * @param tx - the transaction the caller is in: it must not wait for a second connection while it holds one
   * @throws Error when there is none: ids come from rows that refer to one
   */
  version(id: string, tx: Pick<Tx, 'named'> | null = null): Promise<LibraryStudy> {
    const known = this.compiled.get(id);
    if (known !== undefined) return known;
    const loading = this.load(id, tx);
    this.compiled.set(id, loading);
    loading.catch(() => this.compiled.delete(id));
    return loading;
  }

  private async load(id: string, tx: Pick<Tx, 'named'> | null): Promise<LibraryStudy> {
    const [row] =
      tx === null
        ? await this.transactions.statement<StudyVersionRow>(STUDY_VERSION, [id])
        : await tx.named<StudyVersionRow>(STUDY_VERSION, [id]);
    if (row === undefined) throw new Error(`there is no study version ${id}`);
    return { versionId: row.id, studyId: row.studyId, code: row.code, study: compileStudy(row.definition) };
  }
}

/** The time zones of a study's sites and the calendar day in each, side by side, for statements over many sites. */
export function localDays(
  study: CompiledStudy,
  clock: Clock,
): { readonly zones: readonly string[]; readonly days: readonly CalendarDay[] } {
  const zones = [...new Set(study.definition.sites.map(({ timeZone }) => timeZone))];
  return { zones, days: zones.map((zone) => clock.todayIn(zone)) };
}

const totals = new WeakMap<CompiledForm, number>();
/** A blank form asks the same on any day. */
const ANY_DAY = '2000-01-01' as CalendarDay;

/** How many items a blank form asks for. @throws Error when the study has no such form */
export function blankTotal({ study }: LibraryStudy, code: string): number {
  const form = requireForm(study.forms, code);
  const known = totals.get(form);
  if (known !== undefined) return known;
  const { total } = evaluateForm(form, {}, { today: ANY_DAY });
  totals.set(form, total);
  return total;
}

/** A form of a study by its code. @throws Error when the study has no such form */
export function requireForm(forms: ReadonlyMap<string, CompiledForm>, code: string): CompiledForm {
  const form = forms.get(code);
  if (form === undefined) throw new Error(`the study has no form ${code}`);
  return form;
}

/** The study version live at a site on a day: the newest that has begun. @throws Problem `site.not-active` */
export function liveVersion(
  versions: readonly { readonly id: string; readonly from: CalendarDay }[],
  today: CalendarDay,
): string {
  const live = versions.filter(({ from }) => from <= today).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (live === undefined) throw new Problem('site.not-active');
  return live.id;
}
