import type { CinderIntegration } from "../store/database.js";

/** What the playbook for Cinder collects from a cluster. */
export function makeCinderIntegration(clusterId: string): CinderIntegration {
  const users = ["images", "volumes", "compute"];
  const keyring = (name: string): string => `[client.${name}]\n\tkey = QVFDZGVmZ2hpamtsbW5vcA==\n`;
  return {
    config: `[global]\nfsid = ${clusterId}\nmax open files = 131072\n`,
    keyrings: Object.fromEntries(users.map((name) => [`${name}.keyring`, keyring(name)])),
  };
}
