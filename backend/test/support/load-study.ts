import type { INestApplication } from '@nestjs/common';
import { readFormLibrary } from '../../src/modules/studies/form-library-files.js';
import { StudyLoader, type StudyLoading } from '../../src/modules/studies/study-loader.js';

/**
 * Reads and publishes a study, as the server does with each of the installation's at its start.
 *
 * @param liveFrom - first day of a version that follows another, `YYYY-MM-DD`
 */
export async function loadStudy(
  app: Pick<INestApplication, 'get'>,
  json: unknown,
  formsDirectory: string,
  liveFrom: string,
): Promise<StudyLoading> {
  const loader = app.get(StudyLoader);
  const { files } = await readFormLibrary(formsDirectory);
  return loader.publish(loader.read(json, files), { liveFrom });
}
