import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  AmbiguousOutcomeError,
  ConflictError,
  InvalidInputError,
  type Logger,
  NotFoundError,
  PermissionDeniedError,
  ResponseValidationError,
  SynnefoCompute,
} from "../../src/synnefo/index.js";
import { createFixture, rejection } from "./fixture.js";

const publicKey = "ssh-rsa AAAAB3NzaC1yc2E alice@example.org";

/** A client whose server responds to each creation with this key pair. */
function computeWith(keypair: object, logger?: Logger): SynnefoCompute {
  const body = JSON.stringify({ keypair });
  const fetch: typeof globalThis.fetch = () =>
    Promise.resolve(new Response(body, { status: 201, headers: { "Content-Type": "application/json" } }));
  return new SynnefoCompute({ url: "https://compute.test", token: "t0k3n", fetch, logger });
}

describe("key pairs", () => {
  it("are created from a public key, requested, listed and deleted", async () => {
    const { server, cloud, sent } = createFixture();
    const created = await cloud.keypairs.create({ name: "κλειδί 1", publicKey });
    expect(created).toMatchObject({ name: "κλειδί 1", publicKey, fingerprint: "unknown fingerprint" });
    expect(created.privateKey).toBeNull();
    expect(created.createdAt).toBeNull();
    const keypair = await cloud.keypairs.get(created);
    expect(keypair).toMatchObject({ keypairId: "1", isDeleted: false, deletedAt: null });
    expect(keypair.createdAt).toEqual(new Date(server.clock.now()));
    expect(keypair.toJSON()).toMatchObject({ id: 1, deleted: false, deleted_at: null });
    await cloud.keypairs.create({ name: "b", publicKey });
    expect((await cloud.keypairs.list()).map(({ name }) => name)).toEqual(["b", "κλειδί 1"]);
    expect(await created.refresh()).toBe(created);
    expect(created.keypairId).toBe("1");
    await created.delete();
    expect(await rejection(cloud.keypairs.get("κλειδί 1"))).toBeInstanceOf(NotFoundError);
    expect(await rejection(cloud.keypairs.delete("κλειδί 1"))).toBeInstanceOf(NotFoundError);
    expect(sent()).toEqual([
      "compute POST /os-keypairs",
      "compute GET /os-keypairs/κλειδί 1",
      "compute POST /os-keypairs",
      "compute GET /os-keypairs",
      "compute GET /os-keypairs/κλειδί 1",
      "compute DELETE /os-keypairs/κλειδί 1",
      "compute GET /os-keypairs/κλειδί 1",
      "compute DELETE /os-keypairs/κλειδί 1",
    ]);
  });

  it("have names of their own", async () => {
    const { cloud, as } = createFixture();
    await cloud.keypairs.create({ name: "k", publicKey });
    expect(await rejection(cloud.keypairs.create({ name: "k", publicKey }))).toBeInstanceOf(ConflictError);
    await as("bob").keypairs.create({ name: "k", publicKey });
  });

  it("may be those of the server, which shows the private key once", async () => {
    const { cloud } = createFixture();
    expect(await rejection(cloud.keypairs.create({ name: "k" }))).toBeInstanceOf(PermissionDeniedError);
    const keypair = {
      name: "k",
      fingerprint: "aa:bb",
      public_key: publicKey,
      private_key: "-----BEGIN-----\ncanary\n",
    };
    const created = await computeWith(keypair).keypairs.create({ name: "k" });
    expect(created.privateKey).toBe(keypair.private_key);
    const shown = [inspect(created), String(created), JSON.stringify(created), created.toJSONText()];
    for (const text of [...shown, JSON.stringify(Object.entries(created))]) expect(text).not.toContain("canary");
  });

  it("in responses that cannot be read show no private key", async () => {
    const lines: string[] = [];
    const logger = { debug: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) };
    const keypair = { name: "k", fingerprint: 7, public_key: publicKey, private_key: "canary" };
    const error = await rejection(computeWith(keypair, logger).keypairs.create({ name: "k" }));
    expect(error).toBeInstanceOf(AmbiguousOutcomeError);
    expect((error as AmbiguousOutcomeError).cause).toBeInstanceOf(ResponseValidationError);
    expect(inspect(error, { depth: 9 }) + JSON.stringify(error) + lines.join()).not.toContain("canary");
  });

  it.each([
    [{ publicKey }, "the name must be a string"],
    [{ name: "", publicKey }, "the name must be a string"],
    [{ name: 7, publicKey }, "the name must be a string"],
    [{ name: "..", publicKey }, "the name must be a string"],
    [{ name: "a\0", publicKey }, "key pair: name"],
    [{ name: "k", publicKey: 7 }, "key pair: publicKey"],
    [{ name: "k", public_key: "x" }, "public_key"],
    [null, "key pair: the input"],
  ])("refuse %j", async (input, message) => {
    const { server, cloud } = createFixture();
    const error = await rejection(cloud.keypairs.create(input as never));
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(String(error)).toContain(message);
    expect(server.requests).toEqual([]);
  });

  it.each(["keyjson", "key.json", "key.xml", "a/", "a/b", "json", "", ".", "\ud800"])(
    "are not requested or deleted by the name %j, which would be another one's",
    async (name) => {
      const { server, cloud } = createFixture();
      expect(await rejection(cloud.keypairs.get(name))).toBeInstanceOf(InvalidInputError);
      expect(await rejection(cloud.keypairs.delete(name))).toBeInstanceOf(InvalidInputError);
      expect(server.requests).toEqual([]);
    },
  );
});
