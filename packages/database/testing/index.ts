export { startTestCluster } from './test-cluster.ts';
export {
  type DatabaseTemplate,
  openTestDatabase,
  type TestDatabase,
  type TestDatabaseOptions,
} from './test-database.ts';
