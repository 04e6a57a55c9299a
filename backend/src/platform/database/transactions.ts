import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { CONTEXT_STATEMENT, contextValues, type AccessContext } from './access-context.js';
import { codeOf } from './connection-errors.js';
import type { NamedStatement } from './named-statement.js';

/** What a use case may do inside its transaction. */
export interface Tx {
  sql<R extends QueryResultRow>(text: string, params?: readonly unknown[]): Promise<R[]>;
  named<R extends QueryResultRow>(statement: NamedStatement, params?: readonly unknown[]): Promise<R[]>;
  readonly manager: EntityManager;
}

type Work<T> = (tx: Tx) => Promise<T>;
type Mode = 'read' | 'write' | 'preview';

/** Serialization failure and deadlock: the transaction did nothing and may simply be tried again. */
const WORTH_ANOTHER_TRY: readonly string[] = ['40001', '40P01'];
const ATTEMPTS = 3;

/**
 * The only door to the database. Every transaction carries the caller's context, which row security and the trail
 * read; without one no participant-bound row is seen.
 */
export class Transactions {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs the work and commits it, wholly or not at all; runs it again after a deadlock. */
  write<T>(context: AccessContext, work: Work<T>): Promise<T> {
    return this.run('write', context, work);
  }

  /** Runs the work in a transaction that cannot write. */
  read<T>(context: AccessContext, work: Work<T>): Promise<T> {
    return this.run('read', context, work);
  }

  /** Runs the same work as `write` would and takes it back: what an act would do. */
  preview<T>(context: AccessContext, work: Work<T>): Promise<T> {
    return this.run('preview', context, work);
  }

  /** Runs the work of an act that may be asked for as a preview: one code for both. */
  act<T>(context: AccessContext, isPreview: boolean, work: Work<T>): Promise<T> {
    return this.run(isPreview ? 'preview' : 'write', context, work);
  }

  /** One named statement by itself, outside any transaction of ours: the hot paths. It sets its own context. */
  async statement<R extends QueryResultRow>(
    statement: NamedStatement,
    params: readonly unknown[] = [],
  ): Promise<R[]> {
    const result = await poolOf(this.dataSource).query<R>({ ...statement, values: [...params] });
    return result.rows;
  }

  private async run<T>(mode: Mode, context: AccessContext, work: Work<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(mode, context, work);
      } catch (error) {
        if (attempt === ATTEMPTS || !WORTH_ANOTHER_TRY.includes(codeOf(error) ?? '')) throw error;
      }
    }
  }

  private async once<T>(mode: Mode, context: AccessContext, work: Work<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = await clientOf(runner);
      await runner.startTransaction();
      await client.query({ ...CONTEXT_STATEMENT, values: contextValues(context, mode === 'read') });
      const result = await work(txOver(runner, client));
      if (mode === 'preview') await runner.rollbackTransaction();
      else await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await rollBack(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** A transaction's door over a connection that is already inside one. */
export function txOver(runner: QueryRunner, client: PoolClient): Tx {
  return {
    sql: async <R extends QueryResultRow>(text: string, params: readonly unknown[] = []) =>
      (await client.query<R>(text, [...params])).rows,
    named: async <R extends QueryResultRow>(statement: NamedStatement, params: readonly unknown[] = []) =>
      (await client.query<R>({ ...statement, values: [...params] })).rows,
    manager: runner.manager,
  };
}

/** The driver's own client behind a query runner, which alone can name its statements. */
export async function clientOf(runner: QueryRunner): Promise<PoolClient> {
  return (await runner.connect()) as PoolClient;
}

function poolOf(dataSource: DataSource): Pool {
  if (!('master' in dataSource.driver)) throw new Error('the data source is not one of PostgreSQL');
  return dataSource.driver.master as Pool;
}

/** A rollback that fails means the connection is gone, and the work with it: the first error is the one to tell. */
async function rollBack(runner: QueryRunner): Promise<void> {
  await runner.rollbackTransaction().catch((error: unknown) => {
    if (codeOf(error) === null && !(error instanceof Error)) throw error;
  });
}
