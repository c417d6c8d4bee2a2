export { startTestCluster } from './test-cluster.ts';
export { openTestDatabase, type TestDatabase, type TestDatabaseOptions } from './test-database.ts';
