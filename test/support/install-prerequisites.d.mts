export function installPackages(): void;
export function findOrInstallBrowsers(): { chromium: string; firefox: string };
export function installPythonCryptography(): void;
export function installDatabases(): void;
