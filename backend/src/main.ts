import 'reflect-metadata';
import { startServer } from './start-server.js';
import { tellFailure } from './launcher.js';

try {
  await startServer(process.env);
} catch (error) {
  await tellFailure(error);
  process.exit(1);
}
