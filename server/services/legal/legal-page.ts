import type { Http } from '@kontor/plugin-api/server';

/** The addresses of the legal texts: within the shell for people who are signed in, else a small page of their own. */
export function mountLegalPage(http: Http): void {
  http.mount(
    {
      name: 'legal.page',
      methods: ['GET', 'HEAD'],
      path: '/legal/:document',
      access: 'anyone',
      summary: 'Legal notice, privacy notice and accessibility statement as pages',
      bodyLimit: 0,
    },
    // Which page it is depends on the session, so no cache may keep it.
    async ({ actor, reply }) => reply.header('cache-control', 'no-store').sendFile(actor ? 'index.html' : 'legal.html'),
  );
}
