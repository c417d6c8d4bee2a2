/**
 * Electron's fuses, as they are burnt into the packed program: names as `electronFuses` of
 * electron-builder has them. What is off here
 * cannot be turned on by a flag or the environment of the machine it runs on.
 */
export const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const;
