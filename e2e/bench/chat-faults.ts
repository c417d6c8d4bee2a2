import { runJourneys } from './run-journeys.ts';

/** What happens to messages when servers die in the middle of them: on our own homeserver, and on a Synapse. */
async function run(): Promise<void> {
  runJourneys(['specs/chat/faults.spec.ts'], { KONTOR_E2E_FAULTS: 'on', KONTOR_E2E_SYNAPSE: 'all' });
}

await run();
