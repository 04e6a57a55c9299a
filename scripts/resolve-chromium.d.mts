/** Launch options for a Chromium that runs here; see the program of the same name. */
export function resolveChromium(): { executablePath: string; args: string[] };
