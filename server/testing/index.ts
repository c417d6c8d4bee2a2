export { type ApiClient, ApiFailure, apiClient } from './api-client.ts';
export { anAppPassword, anOrgUnit, aPerson, aSignedInPerson, aSpace, aTeam, type SignedInPerson } from './builders.ts';
export { setUpKontor } from './first-visit.ts';
export { KontorProcesses } from './kontor-process.ts';
export { type LiveClient, liveClient } from './live-client.ts';
export { type ManualClock, manualClock } from './manual-clock.ts';
export { MatrixBrowser, newBrowser } from './matrix-browser.ts';
export { runCommand } from './run-command.ts';
export { startTestServer, type TestServer, type TestServerOptions } from './test-server.ts';
