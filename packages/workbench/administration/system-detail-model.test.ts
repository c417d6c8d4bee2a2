import { describe, expect, it } from 'vitest';
import { readDetail } from './system-detail-model.ts';

describe('details of the system', () => {
  it('are read as the server writes them', () => {
    expect(readDetail('embedded PostgreSQL')).toEqual({ text: 'detail.embedded' });
    expect(readDetail('2 unstamped, slowest handler 5 behind, 1 failed')).toEqual({
      text: 'detail.events',
      values: { waiting: 7, failed: 1 },
    });
    expect(readDetail('4 waiting or running, failed in the last days: mail.send 2')).toEqual({
      text: 'detail.jobs',
      values: { count: 4 },
    });
    expect(readDetail('built-in: built-in, 2159 documents, 4739 terms')).toEqual({
      text: 'detail.builtIn',
      values: { count: 2159 },
    });
    expect(readDetail('Meilisearch: Meilisearch does not answer')).toEqual({ text: 'detail.noEngine' });
    expect(readDetail('embedded, stadt.example')).toEqual({ text: 'detail.ownMatrix' });
    expect(readDetail('external, stadt.example')).toEqual({ text: 'detail.otherMatrix' });
    expect(readDetail('reading a mailbox')).toEqual({ text: 'detail.mailbox' });
    expect(readDetail('listening on port 2424')).toEqual({ text: 'detail.listening', values: { port: '2424' } });
    expect(readDetail('off')).toEqual({ text: 'detail.off' });
    expect(readDetail('no answer within 3 s')).toEqual({ text: 'detail.noAnswer', values: { seconds: 3 } });
  });

  it('stay as they are where nobody foresaw them', () => {
    expect(readDetail('connect ECONNREFUSED 127.0.0.1:5432')).toBeUndefined();
  });
});
