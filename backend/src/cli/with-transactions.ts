import { openApplicationDatabase } from '../platform/database/open-application-database.js';
import { Transactions } from '../platform/database/transactions.js';

/** Works through the application's own login, as every module does, and closes the pool. */
export async function withTransactions<T>(
  environment: NodeJS.ProcessEnv,
  work: (transactions: Transactions) => Promise<T>,
): Promise<T> {
  const dataSource = await openApplicationDatabase(environment, () => undefined);
  try {
    return await work(new Transactions(dataSource));
  } finally {
    await dataSource.destroy();
  }
}
