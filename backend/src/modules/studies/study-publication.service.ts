import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type {
  CheckStudyRequest,
  LoadStudyRequest,
} from '@lutetia/shared/contract/requests/study-definitions';
import type {
  StudyCheckView,
  StudyFaultView,
  StudyLoadingView,
} from '@lutetia/shared/contract/views/study-definitions';
import { strayForms } from '@lutetia/shared/study/form-library';
import { studyOutline } from '@lutetia/shared/study/outline';
import { readStudy, type FormFile, type StudyFault, type StudyReading } from '@lutetia/shared/study/reader';
import { CONFIG, type Config } from '../../config/config.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Actor } from '../../platform/access/actor.js';
import { Problem } from '../../platform/http/problem.js';
import { readFormLibrary } from './form-library-files.js';
import { RIGHT_TO_ALL_STUDIES } from './studies.queries.js';
import { codeOf, StudyLoader, StudyRefused } from './study-loader.js';

/** Checks and publishes study definitions that people send. */
@Injectable()
export class StudyPublication {
  constructor(
    private readonly transactions: Transactions,
    private readonly loader: StudyLoader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Every fault and doubt of a definition, and the definition in short. Stores nothing. */
  async check(request: CheckStudyRequest): Promise<StudyCheckView> {
    const reading = await this.read(request);
    const { faults, warnings } = sorted(reading);
    return { ok: reading.ok, faults, warnings, outline: reading.ok ? studyOutline(reading.study) : null };
  }

  /**
   * Publishes a definition, all or nothing; with `preview` says what that would do.
   *
   * @throws Problem `permission.denied` for a study that is not the caller's to publish, `study.refused` with every
   *   fault, `study.version-published`
   */
  async load(
    request: LoadStudyRequest,
    actor: Actor,
    access: AccessContext,
    preview: boolean,
  ): Promise<StudyLoadingView> {
    const context = await this.requireRight(codeOf(request.definition), actor, access);
    const reading = await this.read(request);
    const { faults, warnings } = sorted(reading);
    if (!reading.ok) throw new Problem('study.refused', undefined, { faults, warnings });
    const { code, version, sites } = reading.study.definition;
    const liveFrom = request.liveFrom ?? null;
    const loading = await this.loader.publish(reading.study, { liveFrom, preview, context }).catch(asProblem);
    return {
      study: code,
      version,
      follows: loading.follows,
      published: loading.published,
      liveFrom: loading.liveFrom,
      sites: sites.length,
      changes: loading.changes,
      warnings,
    };
  }

  private async read({ definition, forms = [] }: CheckStudyRequest): Promise<StudyReading> {
    const { files } = await readFormLibrary(path.join(this.config.home, 'seeds', 'forms'));
    const sent = forms.map((content, index): FormFile => ({
      name: `forms/${index} of the request`,
      content,
    }));
    const reading = readStudy(definition, [...files, ...sent]);
    const strays = strayForms(forms);
    if (strays.length === 0) return reading;
    return { ok: false, faults: [...strays, ...(reading.ok ? reading.warnings : reading.faults)] };
  }

  /** A data manager of the whole study, its administrator, or for a study that is new an administrator of all. */
  private async requireRight(code: string, actor: Actor, access: AccessContext): Promise<AccessContext> {
    const here = actor.memberships.filter(({ study, siteId }) => study === code && siteId === null);
    const role = (['data-manager', 'administrator'] as const).find((wanted) =>
      here.some((membership) => membership.role === wanted),
    );
    const context = { ...access, studyId: null, sites: '*' } as const;
    if (role !== undefined) return { ...context, role };
    const [everywhere] = await this.transactions.statement(RIGHT_TO_ALL_STUDIES, [actor.personId]);
    if (everywhere === undefined) throw new Problem('permission.denied');
    return { ...context, role: 'administrator' };
  }
}

function sorted(reading: StudyReading): {
  readonly faults: readonly StudyFaultView[];
  readonly warnings: readonly StudyFaultView[];
} {
  const found = reading.ok ? reading.warnings : reading.faults;
  const of = (severity: StudyFault['severity']): readonly StudyFaultView[] =>
    found.filter((one) => one.severity === severity).map(faultView);
  return { faults: of('fault'), warnings: of('warning') };
}

function faultView({ pointer, sentence, suggestion }: StudyFault): StudyFaultView {
  return { pointer, sentence, suggestion };
}

function asProblem(error: unknown): never {
  if (!(error instanceof StudyRefused)) throw error;
  const code = error.reason === 'published' ? 'study.version-published' : 'study.refused';
  throw new Problem(code, undefined, { faults: error.faults.map(faultView) });
}
