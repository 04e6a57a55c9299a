import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { StudyDefinition } from '@lutetia/shared/study/definition';
import { StudyLoader } from '../../src/modules/studies/study-loader.js';
import { hashToken, newToken } from '../../src/platform/access/session-cookie.js';
import { systemContext } from '../../src/platform/database/access-context.js';
import { applicationUrl } from '../../src/platform/database/connection.js';
import { applicationDataSource } from '../../src/platform/database/data-source.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { createDatabase, dropDatabase } from '../../test/support/template.js';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import { BENCH_FORMS, BENCH_STUDY } from './bench-study.js';

/** A migrated database of one measurement, with the bench study and a nurse signed in. */
export interface BenchDatabase {
  readonly url: string;
  readonly applicationUrl: string;
  /** The nurse's session, as the cookie header carries it. */
  readonly cookie: string;
  readonly close: () => Promise<void>;
}

const FAR = '2100-01-01';

/** Makes the database on the given server, with a study made of the bench's forms; `close` removes it. */
export async function openBenchDatabase(
  serverUrl: string,
  definition: StudyDefinition = BENCH_STUDY,
  forms: Readonly<Record<string, FormDefinition>> = BENCH_FORMS,
): Promise<BenchDatabase> {
  const name = `lutetia_bench_${randomBytes(4).toString('hex')}`;
  const url = await createDatabase(serverUrl, name, null);
  const settings = { ownerUrl: url, applicationPassword: null };
  await migrate(settings);
  const dataSource = await applicationDataSource(settings, {
    size: 2,
    onIdleError: () => undefined,
  }).initialize();
  try {
    const transactions = new Transactions(dataSource);
    const { studyId } = await loadBenchStudy(transactions, definition, forms);
    const token = await signedInNurse(transactions, studyId);
    const close = (): Promise<void> => dropDatabase(serverUrl, name);
    return { url, applicationUrl: applicationUrl(settings), cookie: `lutetia_session=${token}`, close };
  } finally {
    await dataSource.destroy();
  }
}

function loadBenchStudy(
  transactions: Transactions,
  definition: StudyDefinition,
  forms: Readonly<Record<string, FormDefinition>>,
): Promise<{ readonly studyId: string }> {
  const files = Object.entries(forms).map(([code, content]) => ({ name: `${code}.json`, content }));
  const loader = new StudyLoader(transactions);
  return loader.publish(loader.read(definition, files), { liveFrom: '2000-01-01' });
}

async function signedInNurse(transactions: Transactions, studyId: string): Promise<string> {
  const [person, token] = [uuidv7(), newToken()];
  await transactions.write(systemContext(studyId, 'bench'), async (tx) => {
    await tx.sql(
      `insert into person (id, email, name) values ($1, 'nurse@bench.example', 'Research nurse')`,
      [person],
    );
    await tx.sql(
      `insert into membership (id, person_id, role, study_id, site_id, from_day)
       values ($1, $2, 'nurse', $3, null, '2000-01-01')`,
      [uuidv7(), person, studyId],
    );
    await tx.sql(`insert into session (token_hash, person_id, expires_at) values ($1, $2, $3)`, [
      hashToken(token),
      person,
      FAR,
    ]);
  });
  return token;
}
