import { readConfig } from '../config/config.js';
import { loadStudyFiles } from '../modules/studies/study-files.js';
import { StudyLoader } from '../modules/studies/study-loader.js';
import { clockFrom } from '../platform/clock/clock.js';
import { CommandFault, UsageFault, type Command } from './command.js';
import { commandServices } from './services.js';
import { withTransactions } from './with-transactions.js';

export const seedCommand: Command = {
  usages: [
    [
      'seed [--demonstration]',
      'publish the studies that are new or have a new version; with the word, the demonstration too',
    ],
  ],
  run: async (parameters, { environment, say }) => {
    const withDemonstration = parameters[0] === '--demonstration';
    if (parameters.length > (withDemonstration ? 1 : 0))
      throw new UsageFault('seed takes --demonstration only.');
    const config = readConfig(environment);
    if (withDemonstration && !config.demonstration) {
      throw new CommandFault(
        'The demonstration has accounts with a known password: set LUTETIA_DEMO=1 to say that this database is for it.',
      );
    }
    await withTransactions(environment, async (transactions) => {
      const today = clockFrom(environment).todayIn('UTC');
      const studies = await loadStudyFiles(new StudyLoader(transactions), config.home, today);
      for (const [study, { published }] of studies) {
        say(published ? `${study} was published.` : `${study} was published before.`);
      }
      if (!withDemonstration) return;
      const enrolled = await commandServices(environment, transactions).demonstration.load();
      say(`The demonstration is there: ${enrolled} participants were enrolled now.`);
    });
    return 0;
  },
};
