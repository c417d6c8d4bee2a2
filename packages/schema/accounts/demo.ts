/** The four people of the demo city who can sign in; see README. */
export const demoLogins = ['admin', 'editor', 'homeoffice', 'newhire'] as const;
export type DemoLogin = (typeof demoLogins)[number];

/** Their password; refused wherever the demo does not run. */
export const demoPassword = 'kontor-demo-2026';
