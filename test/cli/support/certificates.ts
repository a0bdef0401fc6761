import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";

/** A certificate and its key, as PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** A private authority, and its certificate for `127.0.0.1` and for names. They exist for one test only. */
export function privateAuthority(...names: readonly string[]): {
  readonly authority: string;
  readonly server: Certificate;
} {
  const root = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const leaf = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const isAuthority = der(0x30, object("551d13"), der(0x01, hex("ff")), der(0x04, der(0x30, der(0x01, hex("ff")))));
  const hosts = [der(0x87, Buffer.from([127, 0, 0, 1])), ...names.map((name) => der(0x82, Buffer.from(name)))];
  const isForHosts = der(0x30, object("551d11"), der(0x04, der(0x30, ...hosts)));
  return {
    authority: signed("Test authority", root.publicKey, root.privateKey, 1, isAuthority),
    server: {
      certificate: signed("Test server", leaf.publicKey, root.privateKey, 2, isForHosts),
      key: leaf.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    },
  };
}

/** An X.509 certificate by the test's authority. */
function signed(subject: string, publicKey: KeyObject, signer: KeyObject, serial: number, extension: Buffer): string {
  const withEcdsaAndSha256 = der(0x30, object("2a8648ce3d040302"));
  const content = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))), // Version 3.
    der(0x02, Buffer.from([serial])),
    withEcdsaAndSha256,
    named("Test authority"),
    der(0x30, ...["200101000000Z", "491231235959Z"].map((time) => der(0x17, Buffer.from(time)))),
    named(subject),
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, der(0x30, extension)),
  );
  const signature = der(0x03, Buffer.from([0]), sign("sha256", content, signer));
  const lines = der(0x30, content, withEcdsaAndSha256, signature).toString("base64").replace(/.{64}/g, "$&\n");
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

function named(commonName: string): Buffer {
  return der(0x30, der(0x31, der(0x30, object("550403"), der(0x0c, Buffer.from(commonName)))));
}

function object(identifier: string): Buffer {
  return der(0x06, hex(identifier));
}

function hex(text: string): Buffer {
  return Buffer.from(text, "hex");
}

/** A value in DER: its tag, its length and its content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
