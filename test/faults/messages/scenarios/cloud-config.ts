import { generateCloudConfig } from "saltant/decapod";
import type { Options, Scenario } from "./mock-client.js";

const basic = {
  url: "https://ceph.example.org",
  discoveryToken: "discovery-token",
  publicKey: "ssh-rsa AAAA joe@example.org",
  username: "ansible",
};
const generate = (options: Options): string => generateCloudConfig({ ...basic, ...options });

/** Each has one invalid option of a cloud config. */
export const cloudConfig: readonly Scenario[] = [
  (): unknown => Reflect.apply(generateCloudConfig, undefined, []),
  () => generate({ url: undefined }),
  () => generate({ discoveryToken: undefined }),
  () => generate({ publicKey: "-----BEGIN PRIVATE KEY-----" }),
  () => generate({ username: undefined }),
  () => generate({ username: "ALL" }),
  () => generate({ timeoutSeconds: 0 }),
  () => generate({ noDiscovery: 1 }),
];
