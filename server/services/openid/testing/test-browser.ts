/** A browser of a test as far as redirects and cookies go: it keeps cookies by host and follows where it is sent. */
export class TestBrowser {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** Opens an address and answers with the last page; `until` ends on an address that begins so, without opening it. */
  async open(address: string, until?: string): Promise<{ readonly address: string; readonly response?: Response }> {
    let current = new URL(address);
    for (let step = 0; step < 15; step += 1) {
      if (until !== undefined && current.href.startsWith(until)) return { address: current.href };
      const response = await this.fetch(current.href);
      const location = response.headers.get('location');
      if (location === null) return { address: current.href, response };
      current = new URL(location, current);
    }
    throw new Error(`sent round in circles at ${current.href}`);
  }

  async fetch(address: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(address);
    const kept = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, kept);
    const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...init.headers, ...(cookie !== '' && { cookie }) };
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) kept.delete(name);
      else kept.set(name, value);
    }
    return response;
  }

  async post(
    address: string,
    body: unknown,
  ): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
    const headers = { 'content-type': 'application/json' };
    const response = await this.fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
    const answer: unknown = await response.json();
    return { status: response.status, body: typeof answer === 'object' && answer !== null ? { ...answer } : {} };
  }

  /** Names of the cookies of a host. */
  cookies(address: string): string[] {
    return [...(this.#cookies.get(new URL(address).host)?.keys() ?? [])];
  }
}
