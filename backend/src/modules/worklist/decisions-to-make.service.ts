import { Injectable } from '@nestjs/common';
import { mayComplete } from '@lutetia/shared/contract/access';
import type { DecisionsToMakeView } from '@lutetia/shared/contract/views/worklist';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { decideAccess } from '../../platform/access/access-decision.js';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { splitList } from '../../platform/http/cursor.js';
import { isDoseVisit } from '../schedule/schedule.view.js';
import { localDays, requireForm, StudyLibrary } from '../studies/study-library.service.js';
import { DECISIONS_TO_MAKE, type DecisionRow } from './decisions-to-make.queries.js';

const MOST_SHOWN = 100;
const NONE: DecisionsToMakeView = { count: 0, items: [] };

/** Decisions on doses at hand that nobody has taken yet. */
@Injectable()
export class DecisionsToMakeService {
  constructor(
    private readonly transactions: Transactions,
    private readonly library: StudyLibrary,
    private readonly clock: Clock,
  ) {}

  /**
   * Those the caller may take, at the sites where they may; none where the study asks for no decision.
   *
   * @param site - codes or ids of sites with commas between; left out for all in sight
   */
  async list(
    actor: Actor,
    context: AccessContext,
    studyCode: string,
    site: string | undefined,
  ): Promise<DecisionsToMakeView> {
    const { study } = await this.library.current(studyCode);
    const role = study.definition.roles.decision;
    const theirs = role === undefined ? null : whereTheyDecide(actor, study, studyCode, role.form);
    if (role === undefined || theirs === null) return NONE;
    const { zones, days } = localDays(study, this.clock);
    const doses = [...new Set(study.slots.filter(({ isDose }) => isDose).map(({ code }) => code))];
    const rows = await this.transactions.read({ ...context, ...theirs }, (tx) =>
      tx.named<DecisionRow & Record<string, unknown>>(DECISIONS_TO_MAKE, [
        zones,
        days,
        theirs.studyId,
        role.form,
        doses,
        splitList(site),
      ]),
    );
    const toMake = rows.filter((row) => isDoseVisit(study, row)).map((row) => viewOf(study, row));
    return { count: toMake.length, items: toMake.slice(0, MOST_SHOWN) };
  }
}

/** Study, sites and role of the memberships that may complete the form; null where none may. */
function whereTheyDecide(
  { memberships }: Actor,
  study: CompiledStudy,
  studyCode: string,
  form: string,
): Pick<AccessContext, 'role' | 'studyId' | 'sites'> | null {
  const { definition } = requireForm(study.forms, form);
  const deciding = memberships.filter(({ role }) => mayComplete(definition, [role]));
  const decision = decideAccess(deciding, 'form.enter', { kind: 'study', study: studyCode });
  if (decision.kind === 'refused') return null;
  const { role, studyId, sites } = decision;
  return { role, studyId, sites };
}

function viewOf(
  study: CompiledStudy,
  { code: _, cycle: __, openForms, ...row }: DecisionRow,
): DecisionsToMakeView['items'][number] {
  return { ...row, openForms: openForms.map((form) => study.formNames.get(form) ?? form) };
}
