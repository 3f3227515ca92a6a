/**
 * Application Default Credentials for `new GoogleGenAI({ vertexai: true })`, without any network but the emulator.
 *
 * google-auth-library 10 (under @google/genai 2.32) accepts a credentials file of type `external_account` whose token
 * service and subject token stand at any URL: here the emulator's own. So the client takes the way it takes in
 * production (project path, bearer token) and never looks for the metadata server. Found by experiment, 2026-11.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const SUBJECT_PATH = "/google-auth/subject";
export const TOKEN_PATH = "/google-auth/token";

/** Contents of the credentials file. */
function googleCredentials(url: string): Record<string, unknown> {
  return {
    type: "external_account",
    audience: "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/pt-gen/providers/emulator",
    subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
    token_url: `${url}${TOKEN_PATH}`,
    credential_source: { url: `${url}${SUBJECT_PATH}` },
  };
}

/** Writes the file into a new temporary folder; `remove` deletes both, and so does the end of the process. */
export function writeGoogleCredentials(url: string): { readonly file: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "pt-gen-emulator-"));
  const file = join(folder, "credentials.json");
  writeFileSync(file, JSON.stringify(googleCredentials(url)), { mode: 0o600 });
  if (folders.size === 0) process.once("exit", removeAll);
  folders.add(folder);
  return {
    file,
    remove: () => {
      removeFolder(folder);
      if (folders.size === 0) process.off("exit", removeAll);
    },
  };
}

/** Folders of the emulators that are open. */
const folders = new Set<string>();

function removeFolder(folder: string): void {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true });
}

function removeAll(): void {
  for (const folder of folders) removeFolder(folder);
}

/** What the token service answers (RFC 8693). */
export const TOKEN_ANSWER = {
  access_token: "emulator-access-token",
  issued_token_type: "urn:ietf:params:oauth:token-type:access_token",
  token_type: "Bearer",
  expires_in: 3600,
};
