import { connectionSettings } from '../platform/database/connection.js';
import { migrate } from '../platform/database/migrate.js';
import { UsageFault, type Command } from './command.js';

export const migrateCommand: Command = {
  usages: [['migrate', "bring the database to this version's schema, and make the application's login"]],
  run: async (parameters, { environment, say }) => {
    if (parameters.length > 0) throw new UsageFault('migrate takes no parameters.');
    const ran = await migrate(connectionSettings(environment));
    say(
      ran.length === 0
        ? 'The database is up to date.'
        : `The database is up to date: ${ran.length} migrations ran.`,
    );
    return 0;
  },
};
