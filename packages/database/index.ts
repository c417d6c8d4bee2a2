export { isConnectionFailure } from './connection-failure.ts';
export { type Database, type DatabaseOptions, notify, openDatabase, type Tables, type Tx } from './database.ts';
export { type Migration, migrate } from './migrator.ts';
