import { runJourneys } from './run-journeys.ts';

/** Every journey of the chat in the browser, on a real Synapse instead of our own homeserver. */
async function run(): Promise<void> {
  runJourneys(['specs/chat', '--project=synapse'], { KONTOR_E2E_SYNAPSE: 'all' });
}

await run();
