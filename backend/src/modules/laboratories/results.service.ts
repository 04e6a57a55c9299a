import { Injectable } from '@nestjs/common';
import type { ImportResultsRequest } from '@lutetia/shared/contract/requests/laboratories';
import type { ImportedFormView, ResultImportView } from '@lutetia/shared/contract/views/laboratories';
import { laboratoryItems } from '@lutetia/shared/laboratory/analytes';
import { placeResults, type FilledForm, type ResultForm } from '@lutetia/shared/laboratory/place-results';
import type { ImportFault } from '@lutetia/shared/laboratory/csv';
import { readResultRows, type ResultRow } from '@lutetia/shared/laboratory/result-rows';
import { canonicalJson } from '@lutetia/shared/forms/diff';
import { text } from '@lutetia/shared/study/words';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import { answerOf, keepAnswer } from '../../platform/http/answered-changes.js';
import { FormWriter } from '../forms/form-writer.service.js';
import type { LoadedParticipant, StoredForm, StoredPlan } from '../schedule/stored-participant.queries.js';
import { requireEnrolled, ScheduleService } from '../schedule/schedule.service.js';
import { StudyLibrary, type LibraryStudy } from '../studies/study-library.service.js';
import { requireSite } from './laboratories.service.js';
import { PARTICIPANTS_BY_NUMBER } from './laboratories.queries.js';

/** A form with what a save of it needs. */
interface Target extends ResultForm {
  readonly stored: StoredForm;
  readonly plan: StoredPlan | null;
  /** The study as the form was begun under, or would be. */
  readonly live: LibraryStudy;
}

/** A participant with all the file says of them. */
interface Named {
  readonly loaded: LoadedParticipant;
  readonly filled: readonly FilledForm<Target>[];
}

const MOST_FAULTS = 50;
/** Stands in the trail at each value. */
const REASON = 'Imported from a file of results';
const NOT_DONE: ReadonlySet<string> = new Set(['missed', 'skipped', 'not-applicable']);

/** Results that come as a file: entered into the forms of their days as if they had been typed, all or none. */
@Injectable()
export class ResultsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly schedules: ScheduleService,
    private readonly library: StudyLibrary,
    private readonly forms: FormWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a file of results of a site whole. Sent again it changes nothing: what stands there is told so, and under the
   * same change id what was done then, whatever was corrected meanwhile.
   *
   * @throws Problem `site.not-found`, `form.change-id-reused`, `laboratory.results-refused` with every fault by its line, `form.stale` where
   *   somebody saved one of the forms meanwhile
   */
  import(
    context: AccessContext,
    siteCode: string,
    { csv, changeId }: ImportResultsRequest,
    preview: boolean,
  ): Promise<ResultImportView> {
    return this.transactions.act({ ...context, reason: REASON }, preview, async (tx) => {
      const site = await requireSite(tx, context, siteCode);
      const change = { changeId, asked: canonicalJson({ act: 'enter results', site: site.id, csv }) };
      const known = await answerOf<ResultImportView>(tx, change);
      if (known !== null) return { ...known, preview, repeated: true };
      const reading = readResultRows(csv);
      const { found, faults } = await this.place(tx, context, site.id, reading.rows);
      if (!reading.ok) faults.push(...reading.faults);
      if (faults.length > 0) throw refused(faults);
      for (const named of found) faults.push(...(await this.enter(tx, context, named)));
      if (faults.length > 0) throw refused(faults);
      const forms = found.flatMap(({ loaded, filled }) => filled.map((form) => formView(loaded, form)));
      forms.sort((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0));
      return keepAnswer(tx, context, change, site.id, { preview, repeated: false, forms });
    });
  }

  private async place(
    tx: Tx,
    context: AccessContext,
    siteId: string,
    rows: readonly ResultRow[],
  ): Promise<{ readonly found: readonly Named[]; readonly faults: ImportFault[] }> {
    const numbers = [...new Set(rows.map(({ participant }) => participant))];
    const known = await tx.named<{ id: string; number: string }>(PARTICIPANTS_BY_NUMBER, [
      context.studyId,
      siteId,
      numbers,
    ]);
    const faults = rows
      .filter(({ participant }) => !known.some(({ number }) => number === participant))
      .map(notHere);
    const found: Named[] = [];
    for (const { id, number } of known) {
      const own = rows.filter(({ participant }) => participant === number);
      const loaded = await this.take(tx, id, siteId);
      if (loaded === null) {
        faults.push(...own.map(notHere));
        continue;
      }
      const enrolment = await faultsOf(own, () => requireEnrolled(loaded));
      const targets = enrolment.length > 0 ? [] : await this.targets(tx, loaded);
      const placing = placeResults(own, targets, this.clock.todayIn(loaded.row.timeZone));
      faults.push(...(enrolment.length > 0 ? enrolment : placing.faults));
      found.push({ loaded, filled: placing.filled });
    }
    return { found, faults };
  }

  /** Null for who was transferred since the numbers were read. */
  private async take(tx: Tx, participantId: string, siteId: string): Promise<LoadedParticipant | null> {
    if ((await this.schedules.lock(tx, participantId, null)) !== siteId) return null;
    const loaded = await this.schedules.load(tx, participantId);
    if (loaded === null) throw new Error(`participant ${participantId} is not in sight`);
    return loaded;
  }

  private async targets(tx: Tx, { row, live }: LoadedParticipant): Promise<Target[]> {
    const targets: Target[] = [];
    for (const stored of row.forms) {
      const plan = row.planned.find(({ visitId }) => visitId === stored.visitId) ?? null;
      if (stored.state === 'not-started' && !isAsked(stored, plan)) continue;
      const { studyVersionId: began } = stored;
      const study = began === null ? live : await this.library.version(began, tx);
      const form = study.study.forms.get(stored.code);
      if (form === undefined || laboratoryItems(form.definition).length === 0) continue;
      const day = plan === null || NOT_DONE.has(plan.status) ? null : (plan.occurred ?? plan.planned);
      const visit = plan === null ? null : { name: plan.name, day };
      const isComplete = stored.state === 'complete';
      targets.push({
        id: stored.id,
        form,
        values: stored.values,
        isComplete,
        visit,
        stored,
        plan,
        live: study,
      });
    }
    return targets;
  }

  /** Saves the forms of a participant as drafts. What a form cannot hold is a fault of its lines. */
  private async enter(
    tx: Tx,
    context: AccessContext,
    { loaded, filled }: Named,
  ): Promise<readonly ImportFault[]> {
    const changed = filled.filter(({ changes }) => Object.keys(changes).length > 0);
    if (changed.length === 0) return [];
    const { row } = loaded;
    await this.schedules.lock(tx, row.id);
    const faults: ImportFault[] = [];
    const today = this.clock.todayIn(row.timeZone);
    for (const { target, results, changes } of changed) {
      const { stored, plan, live } = target;
      const write = async (): Promise<void> => {
        await this.forms.write(tx, { ...context, reason: REASON }, live, {
          form: stored,
          participant: row,
          values: changes,
          today,
          visitDay: plan?.occurred ?? null,
          visitCode: plan?.code ?? null,
          cycle: plan?.cycle ?? null,
          completion: null,
        });
      };
      faults.push(...(await faultsOf(results, write)));
    }
    if (faults.length === 0) await this.schedules.replan(tx, row.id);
    return faults;
  }
}

function notHere({ line, participant }: ResultRow): ImportFault {
  return { line, message: `There is no participant ${participant} at this site.` };
}

/** What a refusal of some work says, at each of the lines it was done for. */
async function faultsOf(
  lines: readonly { readonly line: number }[],
  work: () => Promise<void> | void,
): Promise<readonly ImportFault[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'form.stale') throw error;
    const { detail, extras } = error;
    const told = extras.errors?.map(({ message }) => message);
    const message = told === undefined ? detail : [...new Set(told)].join(' ');
    return lines.map(({ line }) => ({ line, message }));
  }
}

function isAsked({ code, repetition }: StoredForm, plan: StoredPlan | null): boolean {
  return plan === null || plan.forms.some((form) => form.form === code && form.repetition === repetition);
}

function formView(
  { row }: LoadedParticipant,
  { target, day, results }: FilledForm<Target>,
): ImportedFormView {
  return {
    id: target.id,
    participantId: row.id,
    number: row.number,
    name: text(target.form.definition.name),
    visit: target.visit?.name ?? null,
    day,
    results: results.map(({ line, item, value, effect }) => ({ line, label: item.label, value, effect })),
  };
}

function refused(faults: readonly ImportFault[]): Problem {
  const told = [...faults].sort((a, b) => a.line - b.line).slice(0, MOST_FAULTS);
  return new Problem('laboratory.results-refused', undefined, {
    errors: told.map(({ line, message }) => ({ path: `line ${line}`, message })),
  });
}
