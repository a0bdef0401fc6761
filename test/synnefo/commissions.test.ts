import { describe, expect, it } from "vitest";
import {
  AmbiguousOutcomeError,
  AuthenticationError,
  BadRequestError,
  InvalidInputError,
  NotFoundError,
  QuotaError,
} from "../../src/synnefo/index.js";
import { createFixture, errorOf, uuidOf } from "./fixture.js";

const alice = uuidOf("alice");
const vm = { project: alice, resource: "cyclades.vm" };

describe("a commission", () => {
  it("of one user is charged to the project too", async () => {
    const { asService, cloud, server } = createFixture();
    const { commissions } = asService();
    const serial = await commissions.issueOne(alice, [{ ...vm, quantity: 2 }], { name: "two" });
    expect(server.requests.at(-1)?.body).toEqual({
      ...{ name: "two", force: false, auto_accept: false },
      provisions: [
        { holder: `user:${alice}`, source: `project:${alice}`, resource: "cyclades.vm", quantity: 2 },
        { holder: `project:${alice}`, source: null, resource: "cyclades.vm", quantity: 2 },
      ],
    });
    expect(await commissions.pending()).toEqual([serial]);
    const found = await commissions.get(serial);
    expect(found).toMatchObject({ serial, name: "two", issueTime: expect.any(Date) as Date });
    expect(found.provisions).toContainEqual({ user: alice, ...vm, quantity: 2 });
    expect(found.provisions).toContainEqual({ user: null, ...vm, quantity: 2 });
    const quota = async () => (await cloud.quotas.get())[alice]?.["cyclades.vm"];
    expect(await quota()).toMatchObject({ usage: 0, pending: 2, available: 2 });
    await commissions.accept(serial);
    expect(await quota()).toMatchObject({ usage: 2, pending: 0, available: 2 });
    const error = await errorOf(commissions.get(serial), NotFoundError);
    expect(error.body).toBe("");
    await errorOf(commissions.accept(serial), NotFoundError);
  });

  it("may be accepted immediately, forced, rejected", async () => {
    const { asService, cloud } = createFixture();
    const { commissions } = asService();
    const all = [
      { user: alice, ...vm, quantity: 5 },
      { ...vm, quantity: 5 },
    ];
    const error = await errorOf(commissions.issue(all), QuotaError);
    expect([error.resource, error.limit, error.used, error.requested]).toEqual(["cyclades.vm", 4, 0, 5]);
    const serial = await commissions.issue(all, { force: true });
    await commissions.reject(serial);
    await commissions.issue(all, { force: true, autoAccept: true });
    expect(await commissions.pending()).toEqual([]);
    expect((await cloud.quotas.get())[alice]?.["cyclades.vm"]).toMatchObject({ usage: 5, available: 0 });
    const unknown = [{ project: "none", resource: "cyclades.vm", quantity: 1 }];
    await errorOf(commissions.issue(unknown), NotFoundError);
    await errorOf(cloud.commissions.pending(), AuthenticationError);
  });

  it("moves usage between projects", async () => {
    const { asService, server } = createFixture();
    const { commissions } = asService();
    const move = { from: alice, to: "lab", resource: "cyclades.vm", quantity: 1 };
    // Nothing is used, so nothing can be moved.
    await errorOf(commissions.reassign(alice, [move]), QuotaError);
    expect(server.requests.at(-1)?.body).toMatchObject({
      provisions: [
        { holder: `user:${alice}`, source: `project:${alice}`, quantity: -1 },
        { holder: `project:${alice}`, source: null, quantity: -1 },
        { holder: `user:${alice}`, source: "project:lab", quantity: 1 },
        { holder: "project:lab", source: null, quantity: 1 },
      ],
    });
  });

  it("is resolved with others", async () => {
    const { asService } = createFixture();
    const { commissions } = asService();
    const [one, two, three] = [
      await commissions.issueOne(alice, [{ ...vm, quantity: 1 }]),
      await commissions.issueOne(alice, [{ ...vm, quantity: 1 }]),
      await commissions.issueOne(alice, [{ ...vm, quantity: 1 }]),
    ];
    expect(await commissions.resolve({ accept: [one, three, 999], reject: [two, three] })).toEqual({
      accepted: [one],
      rejected: [two],
      failed: [
        { serial: 999, reason: "itemNotFound", message: "serial 999 does not exist" },
        { serial: three, reason: "badRequest", message: `cannot both accept and reject serial ${three}` },
      ],
    });
  });

  it("is never sent twice", async () => {
    const { asService, server, sent } = createFixture();
    const { commissions } = asService();
    await commissions.pending();
    sent();
    server.inject({ kind: "lostResponse" });
    await errorOf(commissions.issueOne(alice, [{ ...vm, quantity: 1 }]), AmbiguousOutcomeError);
    expect(sent()).toEqual(["account POST /commissions"]);
    const [serial = 0] = await commissions.pending();
    sent();
    server.inject({ kind: "lostResponse" });
    await errorOf(commissions.accept(serial), AmbiguousOutcomeError);
    server.inject({ kind: "lostResponse" });
    await errorOf(commissions.resolve({ reject: [serial] }), AmbiguousOutcomeError);
    expect(sent()).toEqual([`account POST /commissions/${serial}/action`, "account POST /commissions/action"]);
  });

  it("names what is wrong", async () => {
    const { asService, server } = createFixture();
    const { commissions } = asService();
    const message = async (call: Promise<unknown>) => (await errorOf(call, InvalidInputError)).message;
    expect(await message(commissions.issue([]))).toBe("provisions must not be empty");
    expect(await message(commissions.issue([{ ...vm, quantity: 1.5 }]))).toBe(
      "provisions[0].quantity must be a whole number, not 1.5",
    );
    expect(await message(commissions.issue([{ ...vm, quantity: 1, holder: "x" } as never]))).toBe(
      "provisions[0]: unknown property holder; the properties are user, project, resource, quantity",
    );
    expect(await message(commissions.issueOne(`user:${alice}`, [{ ...vm, quantity: 1 }]))).toBe(
      `holder must be an id without a prefix, not "user:${alice}"`,
    );
    expect(await message(commissions.reassign(alice, [{ from: alice } as never]))).toContain(
      "moves[0].to must be an id",
    );
    expect(await message(commissions.get("7" as never))).toBe('serial must be the serial of a commission, not "7"');
    expect(await message(commissions.resolve({}))).toBe("resolution must have at least one serial in accept or reject");
    expect(await message(commissions.resolve({ accepted: [1] } as never))).toContain("unknown property accepted");
    expect(await message(commissions.issueOne(alice, [{ ...vm, quantity: 1 }], { force: 1 as never }))).toContain(
      "force",
    );
    expect(server.requests).toEqual([]);
    const serial = await commissions.issueOne(alice, [{ ...vm, quantity: 1 }]);
    await errorOf(commissions.action(serial, "cancel"), BadRequestError);
  });
});
