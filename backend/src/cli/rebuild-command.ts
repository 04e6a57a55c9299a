import { systemContext } from '../platform/database/access-context.js';
import type { Transactions } from '../platform/database/transactions.js';
import { UsageFault, type Command } from './command.js';
import { commandServices } from './services.js';
import { withTransactions } from './with-transactions.js';

const ORIGIN = 'rebuild';

interface Enrolled {
  readonly id: string;
  readonly number: string;
  readonly [column: string]: string;
}

export const rebuildCommand: Command = {
  usages: [['rebuild', 'plan every participant anew; exit code 1 when a row was not as it should be']],
  run: async (parameters, { environment, say }) => {
    if (parameters.length > 0) throw new UsageFault('rebuild takes no parameters.');
    const { rows, participants } = await withTransactions(environment, (transactions) =>
      rebuild(environment, transactions, say),
    );
    say(`${participants} participants were planned anew; ${rows} rows changed.`);
    return rows === 0 ? 0 : 1;
  },
};

async function rebuild(
  environment: NodeJS.ProcessEnv,
  transactions: Transactions,
  say: (line: string) => void,
): Promise<{ readonly rows: number; readonly participants: number }> {
  const { schedules } = commandServices(environment, transactions);
  const studies = await transactions.read(systemContext(null, ORIGIN), (tx) =>
    tx.sql<Record<'id' | 'code', string>>('select id, code from study order by code'),
  );
  let rows = 0;
  let participants = 0;
  for (const study of studies) {
    const context = systemContext(study.id, ORIGIN);
    const enrolled = await transactions.read(context, (tx) =>
      tx.sql<Enrolled>('select id, number from participant where study_id = $1 order by number', [study.id]),
    );
    for (const { id, number } of enrolled) {
      const { changedRows } = await transactions.write(context, (tx) => schedules.replan(tx, id));
      if (changedRows > 0) say(`${study.code} ${number}: ${changedRows} rows changed.`);
      rows += changedRows;
      participants += 1;
    }
  }
  return { rows, participants };
}
