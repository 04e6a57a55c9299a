import 'reflect-metadata';
import { tellFailure } from './launcher.js';
import { requireSurroundings } from './surroundings.js';

try {
  const surroundings = await requireSurroundings(process.env);
  const { startServer } = await import('./start-server.js');
  await startServer(surroundings);
} catch (error) {
  await tellFailure(error);
  process.exit(1);
}
