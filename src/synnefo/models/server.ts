import { Model } from "../../core/data/model.js";
import type { ReassignOptions } from "../reassign.js";
import type { Shape } from "../../core/data/shape.js";
import type { RequestOptions } from "../../core/http/request.js";
import { selfOf } from "../../core/self.js";
import type { Schemas } from "../contract.js";
import type { AnyReference } from "../references.js";
import type { ServerStatus } from "../waits/resource-kinds.js";
import type { StatusWaits } from "../waits/status-waits.js";
import type { StatusWait, StatusWaitOptions } from "../waits/wait-options.js";
import type { ConsoleType, CreateImageInput, FirewallInput, RebootInput, RescueInput } from "./server-inputs.js";
import type {
  Diagnostic,
  ForwardedPort,
  ServerAddresses,
  ServerConsole,
  ServerNic,
  ServerStats,
  TaskState,
  VncConsole,
  VolumeAttachment,
} from "./server-facts.js";

/**
 * A virtual server. Its properties are those of the server's last response; `refresh()` and the waits update them. An action is accepted
 * and then executed, one at a time: wait until it is done before the next one.
 *
 * @example
 * ```ts
 * await server.shutdown();
 * await server.waitUntil("STOPPED");
 * await server.resize(flavor);
 * ```
 */
export class Server extends Model<ServerWire> {
  /** In digits. */
  declare readonly id: string;
  /** Up to 255 characters. Several servers may have the same. */
  declare readonly name: string;
  /** The id of the user who owns it. */
  declare readonly userId: string;
  /** The id of the project whose quotas it counts in. */
  declare readonly projectId: string;
  /** Whether the members of the project may use it. False also on older servers, which do not say. */
  declare readonly isSharedToProject: boolean;
  /** The status. While `taskState` is not empty, it is that of before the task. */
  declare readonly status: ServerStatus;
  /** What is being done with it; `""` if nothing is. */
  declare readonly taskState: TaskState;
  /** How far its creation is, in percent: 100 if it is `ACTIVE`, 0 if it is deleted. */
  declare readonly progress: number;
  /** When it was created. */
  declare readonly created: Date;
  /** When it was last changed. */
  declare readonly updated: Date;
  /** The id of its flavor. */
  declare readonly flavorId: string;
  /** The id of the image that it was created from. */
  declare readonly imageId: string;
  /** Whether an administrator has suspended it: every change is a `PermissionDeniedError` then. */
  declare readonly isSuspended: boolean;
  /** Its metadata. */
  declare readonly metadata: Readonly<Record<string, string>>;
  /** Its tags that are stored; a new one is there after some seconds. */
  declare readonly tags: readonly string[];
  /** Its active connections to networks. */
  declare readonly nics: readonly ServerNic[];
  /** Its addresses by the id of the network. */
  declare readonly addresses: ServerAddresses;
  /** The ids of its volumes. */
  declare readonly volumeIds: readonly string[];
  /** The cloud's latest message about it; null if there is none. */
  declare readonly latestDiagnostic: Diagnostic | null;
  /** The name of the key pair that it was created with; null if there was none. */
  declare readonly keyName: string | null;
  /** The names of the key pairs that it was created with. */
  declare readonly keyNames: readonly string[];
  /** Its name in the DNS; null if it has none. */
  declare readonly fqdn: string | null;
  /** Where its ports are reached from outside, by the port of the server, such as `"22"`. */
  declare readonly portForwarding: Readonly<Record<string, ForwardedPort>>;
  /** Whether it is deleted. It can still be read for some time. */
  declare readonly isDeleted: boolean;
  /** Whether it runs a rescue image. */
  declare readonly isRescue: boolean;
  readonly #api: ServerApi;
  readonly #waits: StatusWaits<Server>;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<ServerWire>, api: ServerApi, waits: StatusWaits<Server>, wire: ServerWire) {
    super(shape, wire);
    this.#api = api;
    this.#waits = waits;
  }

  /** Updates this object from the server, and returns it. A deleted server has the status `DELETED`. */
  async refresh(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#api.get(this.id, options));
  }

  /** Changes the name on the server and here, and returns this object. */
  async rename(name: string, options?: RequestOptions): Promise<this> {
    const api = selfOf(this).#api;
    await api.rename(this.id, name, options);
    return this.assignFrom(withChanges(api, this, { name }));
  }

  /** Deletes the server. See {@link waitUntil} for the end: `await server.waitUntil("DELETED")`. */
  async delete(options?: RequestOptions): Promise<void> {
    await selfOf(this).#api.delete(this.id, options);
  }

  /** Starts the server, which must be `STOPPED`. */
  async start(options?: RequestOptions): Promise<void> {
    await selfOf(this).#api.start(this.id, options);
  }

  /** Shuts the server down, which must be `ACTIVE`. */
  async shutdown(options?: RequestOptions): Promise<void> {
    await selfOf(this).#api.shutdown(this.id, options);
  }

  /** Restarts the server, which must be `ACTIVE`. */
  async reboot(input?: RebootInput, options?: RequestOptions): Promise<void> {
    await selfOf(this).#api.reboot(this.id, input, options);
  }

  /** Changes the flavor of the server, which must be `STOPPED`. See `servers.resize`. */
  async resize(flavor: AnyReference, options?: RequestOptions): Promise<void> {
    await selfOf(this).#api.resize(this.id, flavor, options);
  }

  /** Makes the server, which must be `STOPPED`, start from a rescue image. See `servers.rescue`. */
  async rescue(input?: RescueInput, options?: RequestOptions): Promise<void> {
    await selfOf(this).#api.rescue(this.id, input, options);
  }

  /** Ends the rescue of the server, which must be `STOPPED`. */
  async unrescue(options?: RequestOptions): Promise<void> {
    await selfOf(this).#api.unrescue(this.id, options);
  }

  /** Makes an image of the server. Servers as released refuse it. See `servers.createImage`. */
  async createImage(input: CreateImageInput, options?: RequestOptions): Promise<string | null> {
    return selfOf(this).#api.createImage(this.id, input, options);
  }

  /** Opens a console of the server, which must be `ACTIVE`. See `servers.console`. */
  async console(type?: ConsoleType, options?: RequestOptions): Promise<ServerConsole> {
    return selfOf(this).#api.console(this.id, type, options);
  }

  /** Opens a console for a browser. See `servers.vncConsole`. */
  async vncConsole(type?: "novnc" | "xvpvnc", options?: RequestOptions): Promise<VncConsole> {
    return selfOf(this).#api.vncConsole(this.id, type, options);
  }

  /** Moves the server and its root volume to another project of the user. See `servers.reassign`. */
  async reassign(project: AnyReference, options?: ReassignOptions): Promise<void> {
    await selfOf(this).#api.reassign(this.id, project, options);
  }

  /** Changes the firewall of a connection to a public network. */
  async setFirewall(input: FirewallInput, options?: RequestOptions): Promise<void> {
    await selfOf(this).#api.setFirewall(this.id, input, options);
  }

  /** Connects the server by a floating IP address of the user. */
  async addFloatingIp(address: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).#api.addFloatingIp(this.id, address, options);
  }

  /** Ends the connection of the server by a floating IP address. */
  async removeFloatingIp(address: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).#api.removeFloatingIp(this.id, address, options);
  }

  /** The URLs of graphs of the server's use of CPU and network. */
  async stats(options?: RequestOptions): Promise<ServerStats> {
    return selfOf(this).#api.stats(this.id, options);
  }

  /** The messages of the cloud about the server, the latest first. */
  async diagnostics(options?: RequestOptions): Promise<readonly Diagnostic[]> {
    return selfOf(this).#api.diagnostics(this.id, options);
  }

  /** Adds metadata or changes them, on the server and here, and returns this object. Others stay. */
  async setMetadata(metadata: Readonly<Record<string, string>>, options?: RequestOptions): Promise<this> {
    const api = selfOf(this).#api;
    const all = await api.metadata(this.id).update(metadata, options);
    return this.assignFrom(withChanges(api, this, { metadata: all }));
  }

  /** Adds a tag, which is shown after some seconds. */
  async addTag(tag: string, options?: RequestOptions): Promise<boolean> {
    return selfOf(this).#api.tags(this.id).add(tag, options);
  }

  /** Deletes a tag. */
  async deleteTag(tag: string, options?: RequestOptions): Promise<void> {
    await selfOf(this).#api.tags(this.id).delete(tag, options);
  }

  /** Attaches a volume, which must be `available`. See `servers.attachments(server).attach`. */
  async attachVolume(volume: AnyReference, options?: RequestOptions): Promise<VolumeAttachment> {
    return selfOf(this).#api.attachments(this.id).attach(volume, options);
  }

  /** Detaches a volume, and returns what was detached. See `servers.attachments(server).detach`. */
  async detachVolume(volume: AnyReference, options?: RequestOptions): Promise<readonly VolumeAttachment[]> {
    return selfOf(this).#api.attachments(this.id).detach(volume, options);
  }

  /**
   * Waits until the server is in one of these statuses and no task is pending, updates this object with each poll, and returns it.
   *
   * @throws A `ResourceFailedError`, with this object, as soon as it fails or is deleted, unless that is the goal; a `WaitTimeoutError`,
   *   with this object, at the deadline.
   *
   * @example
   * ```ts
   * await server.waitUntil("ACTIVE", { onUpdate: ({ instance }) => console.log(instance.progress) });
   * ```
   */
  waitUntil(status: ServerStatus | readonly ServerStatus[], options?: StatusWaitOptions<this>): StatusWait<this> {
    const see = (fresh: Server): this => this.assignFrom(fresh);
    return selfOf(this).#waits.begin(() => ({ id: this.id, initial: this, see }), "until", status, options);
  }

  /**
   * Waits while the server is in one of these statuses, or a task is pending, updates this object with each poll, and returns it.
   *
   * @throws What {@link waitUntil} throws.
   */
  waitWhile(status: ServerStatus | readonly ServerStatus[], options?: StatusWaitOptions<this>): StatusWait<this> {
    const see = (fresh: Server): this => this.assignFrom(fresh);
    return selfOf(this).#waits.begin(() => ({ id: this.id, initial: this, see }), "while", status, options);
  }
}

/** The server with what the cloud has accepted. */
function withChanges(api: ServerApi, server: Server, changes: Partial<ServerWire>): Server {
  return api.fromWire({ ...server.toJSON(), ...changes });
}

/** A server that has just been created. */
export class CreatedServer extends Server {
  readonly #adminPass: string | null;

  /** @internal Models are made by their managers. */
  constructor(
    shape: Shape<ServerWire>,
    api: ServerApi,
    waits: StatusWaits<Server>,
    wire: ServerWire,
    adminPass: string | null,
  ) {
    super(shape, api, waits, wire);
    this.#adminPass = adminPass;
  }

  /**
   * The password of the administrator, which the server sends only now. It is in no printed form and in no JSON. Null if the response was
   * lost and the password could not be read: see `servers.password`.
   */
  get adminPass(): string | null {
    return selfOf(this).#adminPass;
  }
}

/** A server as the API writes it. Fields that are always empty are left out. */
export interface ServerWire extends Omit<
  Schemas["compute"]["Server"],
  "links" | "hostId" | "security_groups" | "config_drive" | "accessIPv4" | "accessIPv6" | "adminPass"
> {}

/** The part of its manager that a {@link Server} calls. */
export interface ServerApi {
  fromWire(data: unknown): Server;
  get(id: string, options?: RequestOptions): Promise<Server>;
  rename(id: string, name: string, options?: RequestOptions): Promise<void>;
  delete(id: string, options?: RequestOptions): Promise<void>;
  start(id: string, options?: RequestOptions): Promise<void>;
  shutdown(id: string, options?: RequestOptions): Promise<void>;
  reboot(id: string, input?: RebootInput, options?: RequestOptions): Promise<void>;
  resize(id: string, flavor: AnyReference, options?: RequestOptions): Promise<void>;
  rescue(id: string, input?: RescueInput, options?: RequestOptions): Promise<void>;
  unrescue(id: string, options?: RequestOptions): Promise<void>;
  createImage(id: string, input: CreateImageInput, options?: RequestOptions): Promise<string | null>;
  console(id: string, type?: ConsoleType, options?: RequestOptions): Promise<ServerConsole>;
  vncConsole(id: string, type?: "novnc" | "xvpvnc", options?: RequestOptions): Promise<VncConsole>;
  reassign(id: string, project: AnyReference, options?: ReassignOptions): Promise<void>;
  setFirewall(id: string, input: FirewallInput, options?: RequestOptions): Promise<void>;
  addFloatingIp(id: string, address: string, options?: RequestOptions): Promise<void>;
  removeFloatingIp(id: string, address: string, options?: RequestOptions): Promise<void>;
  stats(id: string, options?: RequestOptions): Promise<ServerStats>;
  diagnostics(id: string, options?: RequestOptions): Promise<readonly Diagnostic[]>;
  metadata(id: string): {
    update(metadata: Readonly<Record<string, string>>, options?: RequestOptions): Promise<Record<string, string>>;
  };
  tags(id: string): {
    add(tag: string, options?: RequestOptions): Promise<boolean>;
    delete(tag: string, options?: RequestOptions): Promise<void>;
  };
  attachments(id: string): {
    attach(volume: AnyReference, options?: RequestOptions): Promise<VolumeAttachment>;
    detach(volume: AnyReference, options?: RequestOptions): Promise<readonly VolumeAttachment[]>;
  };
}
