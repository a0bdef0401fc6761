import { requireBoolean, requireObject, requirePlainObject } from "../../core/data/checks.js";
import { checkSendable } from "../../core/data/json.js";
import type { ReassignOptions } from "../reassign.js";
import type { Schema } from "../../core/data/schema.js";
import * as z from "../../core/data/zod.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { headerFields } from "../../core/http/fact-formats.js";
import { nothing } from "../../core/http/formats.js";
import type { RequestOptions, RequestSpec } from "../../core/http/request.js";
import { selfOf } from "../../core/self.js";
import { describeValue } from "../../core/text.js";
import type { Schemas } from "../contract.js";
import type { Server, ServerWire } from "../models/server.js";
import { ServerConsole, VncConsole } from "../models/server-facts.js";
import type {
  ConsoleType,
  CreateImageInput,
  FirewallInput,
  RebootInput,
  RescueInput,
} from "../models/server-inputs.js";
import { type AnyReference, idOfKind, type Reference } from "../references.js";
import { flavorRef, requireKnown, requireText } from "../server-checks.js";
import { requireAdminPass } from "../server-input.js";
import { CloudManager, inField } from "./cloud-manager.js";
import { checkedMetadata } from "./metadata.js";

/**
 * The actions of servers. A server accepts an action and executes it later, one at a time: it refuses the next one until the task state
 * is empty, which `waitUntil` waits for. No action is repeated if its response is lost: it ends in an `AmbiguousOutcomeError` then.
 */
export abstract class ServerActions extends CloudManager<Server, ServerWire> {
  /** Starts a server, which must be `STOPPED`. */
  async start(server: Reference<Server>, options?: RequestOptions): Promise<void> {
    await selfOf(this).act(server, { start: {} }, options);
  }

  /** Shuts down a server, which must be `ACTIVE`. It is `STOPPED` then. */
  async shutdown(server: Reference<Server>, options?: RequestOptions): Promise<void> {
    await selfOf(this).act(server, { shutdown: {} }, options);
  }

  /** Restarts a server, which must be `ACTIVE`. */
  async reboot(server: Reference<Server>, input: RebootInput = {}, options?: RequestOptions): Promise<void> {
    requireObject("reboot: the input", input);
    requireKnown("reboot", input, "hard");
    const { hard = false } = input;
    requireBoolean("reboot: hard", hard);
    // Null in place of the object would be a 500.
    await selfOf(this).act(server, { reboot: { type: hard ? "HARD" : "SOFT" } }, options);
  }

  /**
   * Changes the flavor of a server, which must be `STOPPED`.
   *
   * @throws A `BadRequestError` if it has that flavor already, or if the new one has another disk size or another type of volume.
   */
  async resize(server: Reference<Server>, flavor: AnyReference, options?: RequestOptions): Promise<void> {
    await selfOf(this).act(server, { resize: { flavorRef: flavorRef("resize: flavor", flavor) } }, options);
  }

  /** Confirms a new flavor. Servers as released refuse it with a `BadRequestError`, as no flavor needs to be confirmed there. */
  async confirmResize(server: Reference<Server>, options?: RequestOptions): Promise<void> {
    await selfOf(this).act(server, { confirmResize: null }, options);
  }

  /** Returns to the former flavor. Servers as released refuse it with a `BadRequestError`. */
  async revertResize(server: Reference<Server>, options?: RequestOptions): Promise<void> {
    await selfOf(this).act(server, { revertResize: null }, options);
  }

  /** Builds a server again from an image. Servers as released refuse it with a `BadRequestError`. */
  async rebuild(server: Reference<Server>, image?: AnyReference, options?: RequestOptions): Promise<void> {
    const rebuild = image === undefined ? {} : { imageRef: idOfKind("rebuild: image", image, "image", "snapshot") };
    await selfOf(this).act(server, { rebuild }, options);
  }

  /**
   * Makes a server, which must be `STOPPED`, start from a rescue image the next time.
   *
   * @throws A `NotFoundError` with the reason `featureNotEnabled` where the cloud has no rescue.
   */
  async rescue(server: Reference<Server>, input: RescueInput = {}, options?: RequestOptions): Promise<void> {
    requireObject("rescue: the input", input);
    requireKnown("rescue", input, "image");
    const { image } = input;
    const rescue = image === undefined ? {} : { rescue_image_ref: idOfKind("rescue: image", image, "image") };
    await selfOf(this).act(server, { rescue }, options);
  }

  /** Ends the rescue of a server, which must be `STOPPED`. */
  async unrescue(server: Reference<Server>, options?: RequestOptions): Promise<void> {
    await selfOf(this).act(server, { unrescue: {} }, options);
  }

  /** Changes the password of the administrator. Servers as released refuse it with a `BadRequestError`. */
  async changePassword(server: Reference<Server>, adminPass: string, options?: RequestOptions): Promise<void> {
    requireAdminPass("changePassword: adminPass", adminPass);
    await selfOf(this).act(server, { changePassword: { adminPass } }, options, { secrets: [adminPass] });
  }

  /**
   * Makes an image of a server. Servers as released refuse it with a `BadRequestError`: make a snapshot of its volume.
   *
   * @returns The URL of the image; null if the server does not say.
   */
  async createImage(
    server: Reference<Server>,
    input: CreateImageInput,
    options?: RequestOptions,
  ): Promise<string | null> {
    const self = selfOf(this);
    requireObject("createImage: the input", input);
    requireKnown("createImage", input, "name", "metadata");
    const name = requireText("createImage: name", input.name);
    const { metadata = {} } = input;
    const body = { createImage: { name, metadata: checkedMetadata(metadata) } };
    const spec = self.#spec(server, body, options);
    const { location } = await self.transport.call({ ...spec, accepts: headerFields }, locationHeader);
    return location ?? null;
  }

  /**
   * Opens a console of a server, which must be `ACTIVE`. Each call opens another one.
   *
   * @param type - Default `vnc`, VNC over TCP; `vnc-ws` and `vnc-wss` are VNC over WebSocket, the latter with TLS.
   * @returns Where it is, and its password.
   * @throws A `BadRequestError` if the server is not `ACTIVE`.
   */
  async console(
    server: Reference<Server>,
    type: ConsoleType = "vnc",
    options?: RequestOptions,
  ): Promise<ServerConsole> {
    const self = selfOf(this);
    requireOneOf("console: type", type, ["vnc", "vnc-ws", "vnc-wss"]);
    const spec = self.#spec(server, { console: { type } }, options);
    return new ServerConsole(await self.transport.call({ ...spec, ...opensConsole }, consoleResponse));
  }

  /**
   * Opens a console for a browser of a server, which must be `ACTIVE`. Each call opens another one.
   *
   * @param type - Default `novnc`.
   */
  async vncConsole(
    server: Reference<Server>,
    type: "novnc" | "xvpvnc" = "novnc",
    options?: RequestOptions,
  ): Promise<VncConsole> {
    const self = selfOf(this);
    requireOneOf("vncConsole: type", type, ["novnc", "xvpvnc"]);
    const spec = self.#spec(server, { "os-getVNCConsole": { type } }, options);
    return new VncConsole(await self.transport.call({ ...spec, ...opensConsole }, vncConsoleResponse));
  }

  /**
   * Moves a server and its root volume to another project of the user.
   *
   * @throws A `QuotaError` if there is no room in it; a `BadRequestError` if the user is not in it.
   */
  async reassign(server: Reference<Server>, project: AnyReference, options: ReassignOptions = {}): Promise<void> {
    requireObject("options", options);
    const { isSharedToProject, ...request } = options;
    if (isSharedToProject !== undefined) requireBoolean("isSharedToProject", isSharedToProject);
    const reassign = {
      project: idOfKind("reassign: project", project, "project"),
      ...(isSharedToProject !== undefined && { shared_to_project: isSharedToProject }),
    };
    await selfOf(this).act(server, { reassign }, request);
  }

  /**
   * Changes the firewall of a connection of a server to a public network.
   *
   * @throws A `NotFoundError` if the server has no such port.
   */
  async setFirewall(server: Reference<Server>, input: FirewallInput, options?: RequestOptions): Promise<void> {
    requireObject("setFirewall: the input", input);
    requireKnown("setFirewall", input, "port", "profile");
    const { port, profile } = input;
    requireOneOf("setFirewall: profile", profile, ["DISABLED", "ENABLED", "PROTECTED"]);
    const nic = idOfKind("setFirewall: port", port, "port");
    await selfOf(this).act(server, { firewallProfile: { profile, nic } }, options);
  }

  /** Connects a server by a floating IP address of the user, such as `192.0.2.7`. */
  async addFloatingIp(server: Reference<Server>, address: string, options?: RequestOptions): Promise<void> {
    requireText("addFloatingIp: address", address);
    await selfOf(this).act(server, { addFloatingIp: { address } }, options);
  }

  /** Ends the connection of a server by a floating IP address. The user keeps the address. */
  async removeFloatingIp(server: Reference<Server>, address: string, options?: RequestOptions): Promise<void> {
    requireText("removeFloatingIp: address", address);
    await selfOf(this).act(server, { removeFloatingIp: { address } }, options);
  }

  /**
   * Sends an action that this client has no method for.
   *
   * @param body - As the API writes it: an object with one property, the name of the action.
   * @returns The body of the response; null if it is empty.
   */
  async action(
    server: Reference<Server>,
    body: Readonly<Record<string, unknown>>,
    options?: RequestOptions,
  ): Promise<unknown> {
    requirePlainObject("action: the body", body);
    const names = Object.keys(body);
    if (names.length !== 1)
      throw new InvalidInputError(
        `action: the body must have one property, the name of the action, not ${names.length}`,
      );
    checkSendable(body, "action: the body");
    return selfOf(this).act(server, body, options, { isResponseSecret: true });
  }

  /** Sends an action. */
  protected async act(
    server: Reference<Server>,
    body: object,
    options: RequestOptions | undefined,
    more: Pick<RequestSpec, "secrets" | "isResponseSecret"> = {},
  ): Promise<unknown> {
    const spec = { ...this.#spec(server, body, options), accepts: nothing, ...more };
    const response = await this.transport.call(spec, z.unknown());
    return response === "" ? null : response;
  }

  #spec(server: Reference<Server>, body: object, options: RequestOptions | undefined): RequestSpec {
    return { ...this.item(server, "/action"), method: "POST", body, changes: true, options };
  }
}

/** Another console does no harm, and the response has what is secret. */
const opensConsole = { changes: false, isResponseSecret: true } as const;

function requireOneOf(place: string, value: unknown, known: readonly string[]): void {
  if (typeof value === "string" && known.includes(value)) return;
  throw new InvalidInputError(`${place} must be one of ${known.join(", ")}, not ${describeValue(value)}`);
}

const locationHeader: Schema<{ readonly location?: string | undefined }> = z.looseObject({
  location: z.exactOptional(z.string()),
});

const consoleResponse: Schema<Schemas["compute"]["Console"]> = inField(
  "console",
  z.looseObject({
    type: z.string(),
    host: z.string(),
    port: z.custom<number>(Number.isInteger, "expected a number"),
    password: z.string(),
  }),
);

const vncConsoleResponse: Schema<Schemas["compute"]["ConsoleAddress"]> = inField(
  "console",
  z.looseObject({ type: z.string(), url: z.string() }),
);
