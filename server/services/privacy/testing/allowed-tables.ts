import type { Allowed } from './allowed.ts';

/** Tables and columns that name a person beside something that could measure, and why they do not. */
export const allowedTables: Allowed = {
  'homeserver.key_backup_sessions.forwarded_count':
    'How often a key was passed on, which Matrix demands to choose the best copy of it; nothing anybody did',
  'homeserver.key_backups.count': 'How many keys a backup holds: Matrix answers with it to its owner alone',
  'homeserver.receipts':
    'One row for each room: the last place that is read, for what is unread; made private while receipts are off',
  'accounts_app_passwords.last_used_at': 'Shown to the owner alone, so that a stolen password is noticed',
  'accounts_passkeys.counter': 'The counter of the key itself, against copies of it (WebAuthn, 6.1.1)',
  'accounts_passkeys.last_used_at': 'Shown to the owner alone, so that a stolen key is noticed',
  'accounts_sessions.last_seen_at':
    'Sessions end without use; the owner sees the day alone, administrators never, and it goes with the session',
  'accounts_totp.last_step': 'The last code that was taken, so that none works twice (RFC 6238, 5.2)',
  'directory_imports.progress_total': 'How many lines an import has, of the file and not of a person',
  'gatherings_sign_ups.rank': 'The place on a waiting list, deleted with the sign-up',
  'instructions_confirmations.arrived_at':
    'When the proof that an instruction was read came in, which is owed by law; a deliberate act, never an opening',
  news_visits:
    'Up to where somebody has seen the news, for their own line "new since": one row that is overwritten; no door shows it to others',
  'notifications_devices.used_at': 'When a notification was last sent to the device; forgotten ones are removed by it',
  notifications_present:
    'Whether somebody is at Kontor now, so that the phone stays silent: one row, forgotten within minutes, read by nobody',
  'notifications_present.seen_at': 'The same',
  'wiki_imports.progress_total': 'How many pages an import has',
  wiki_reading_requests: 'What people are asked to confirm; a policy allows it, staff-council mode rules it out',
  wiki_readings:
    'What somebody has confirmed by themselves, never an opening; a policy allows it, staff-council mode deletes it',
  wiki_visits: 'The 50 pages that somebody opened last, for their own list of them; no door shows it to anybody else',
};
