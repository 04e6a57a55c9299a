import { SealKeeping } from '../platform/audit/seal.js';
import { sealTrail } from '../platform/audit/seal-trail.js';
import { connectionSettings } from '../platform/database/connection.js';
import { UsageFault, type Command } from './command.js';
import { withOwnerConnection } from './owner-connection.js';

export const sealCommand: Command = {
  usages: [['seal', 'seal every chain of the trail that grew since the last seal']],
  run: async (parameters, { environment, say }) => {
    if (parameters.length > 0) throw new UsageFault('seal takes no parameters.');
    const keeping = SealKeeping.from(environment);
    const seal = await withOwnerConnection(connectionSettings(environment).ownerUrl, async (query) => {
      await query('begin');
      const made = await sealTrail({ sql: query }, keeping);
      await query('commit');
      return made;
    });
    if (seal !== null) await keeping.append([seal]);
    say(
      seal === null ? 'Nothing new to seal.' : `Seal ${seal.number} made over ${seal.heads.length} chains.`,
    );
    return 0;
  },
};
