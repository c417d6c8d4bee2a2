/** Pages of the demo city to which other parts of it link, by their keys. */
export const demoPageIds = {
  ausstattung: '019ac000-0000-7000-8000-000000000001',
  vpn: '019ac000-0000-7000-8000-000000000002',
  einarbeitung: '019ac000-0000-7000-8000-000000000003',
  nachweise: '019ac000-0000-7000-8000-000000000004',
} as const;
