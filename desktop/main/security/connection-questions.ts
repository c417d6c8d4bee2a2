import type { App, Certificate, WebContents } from 'electron';
import type { Answer, Question } from '../../shared/shell-bridge.ts';
import { hostOf, originOf } from '../origins.ts';

export interface ConnectionQuestions {
  /** Whether a request for this address belongs to a server of the person, in that server's own session. */
  isServer(address: string, contents: WebContents | null): boolean;
  ask(question: Question): Promise<Answer>;
  /** A certificate was not accepted. */
  distrusted(contents: WebContents, error: string): void;
}

/** How often a proxy's password is asked for before the page gets the refusal. */
const mostAttempts = 3;

/**
 * What the network asks: a wrong certificate is refused, always and without a way around; a certificate of the person
 * is given only to their own servers and only the one they choose; a password goes only to a proxy.
 */
export function answerConnections(app: App, questions: ConnectionQuestions): void {
  app.on('certificate-error', (event, contents, _url, error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
    questions.distrusted(contents, error);
  });

  app.on('select-client-certificate', (event, contents, address, certificates, callback) => {
    event.preventDefault();
    if (!questions.isServer(address, contents) || certificates.length === 0) return callback();
    void choose(address, certificates).then(callback, () => callback());
  });

  const attempts = new Map<string, number>();
  app.on('login', (event, _contents, { url }, { isProxy, host, port, realm }, callback) => {
    event.preventDefault();
    // A server of ours never asks by the browser's own dialog: whoever does could be anybody.
    if (!isProxy) return callback();
    const key = `${host}:${port} ${url}`;
    const count = (attempts.get(key) ?? 0) + 1;
    attempts.set(key, count);
    if (count > mostAttempts) {
      attempts.delete(key);
      return callback();
    }
    const question = {
      kind: 'proxy-sign-in',
      host: `${host}:${port}`,
      realm: realm.slice(0, 300),
      again: count > 1,
    } as const;
    void questions.ask(question).then(
      (answer) => (answer.kind === 'sign-in' ? callback(answer.name, answer.password) : callback()),
      () => callback(),
    );
  });

  async function choose(address: string, certificates: readonly Certificate[]): Promise<Certificate | undefined> {
    const shown = certificates.slice(0, 50).map(({ subjectName, issuerName, validExpiry }) => ({
      subject: subjectName.slice(0, 300),
      issuer: issuerName.slice(0, 300),
      until: new Date(validExpiry * 1000).toISOString(),
    }));
    const answer = await questions.ask({
      kind: 'certificate',
      host: hostOf(originOf(address) ?? ''),
      certificates: shown,
    });
    return answer.kind === 'choice' ? certificates[answer.index] : undefined;
  }
}
