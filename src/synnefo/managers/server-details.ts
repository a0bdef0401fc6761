import type { Schema } from "../../core/data/schema.js";
import { arrayOf } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { InvalidInputError } from "../../core/errors/index.js";
import type { RequestOptions } from "../../core/http/request.js";
import { selfOf } from "../../core/self.js";
import { describeValue } from "../../core/text.js";
import type { Schemas } from "../contract.js";
import { wireId } from "../models/cloud-shape.js";
import type { Server } from "../models/server.js";
import {
  type Diagnostic,
  readAddresses,
  readDiagnostic,
  readNic,
  type ServerAddress,
  type ServerAddresses,
  type ServerNic,
  type ServerStats,
  type TaskState,
} from "../models/server-facts.js";
import { addressesSchema, diagnosticSchema, nicSchema } from "../models/server-shape.js";
import { type AnyReference, idOfKind, type Reference } from "../references.js";
import { requireText } from "../server-checks.js";
import { passwordResponse } from "../server-creator.js";
import type { ServerStatus } from "../waits/resource-kinds.js";
import { inField } from "./cloud-manager.js";
import { ServerActions } from "./server-actions.js";
import { ServerAttachments } from "./server-attachments.js";
import { ServerMetadata } from "./server-metadata.js";
import { ServerTags } from "./server-tags.js";

/** What servers have besides their actions: connections, messages, graphs, passwords, metadata, tags and volumes. */
export abstract class ServerDetails extends ServerActions {
  /** Changes the name of a server. */
  async rename(server: Reference<Server>, name: string, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const body = { server: { name: requireText("server: name", name, 255) } };
    await self.send({ ...self.item(server), method: "PUT", body, changes: true, idempotent: true, options });
  }

  /** The status of a server and what is being done with it. */
  async status(server: Reference<Server>, options?: RequestOptions): Promise<ServerState> {
    const { status, taskState, progress } = await selfOf(this).get(server, options);
    return { status, taskState, progress };
  }

  /** The active connections of a server to networks. */
  async nics(server: Reference<Server>, options?: RequestOptions): Promise<ServerNic[]> {
    const self = selfOf(this);
    const spec = { ...self.item(server, "/ips"), method: "GET", options } as const;
    return (await self.transport.call(spec, nicList)).map(readNic);
  }

  /** The addresses of a server, by the id of the network. */
  async addresses(server: Reference<Server>, options?: RequestOptions): Promise<ServerAddresses> {
    const self = selfOf(this);
    const spec = { ...self.item(server, "/ips"), method: "GET", options } as const;
    return readAddresses(await self.transport.call(spec, addressMap));
  }

  /** The addresses of a server on one network; none if it is not connected to it. */
  async addressesOn(
    server: Reference<Server>,
    network: AnyReference,
    options?: RequestOptions,
  ): Promise<readonly ServerAddress[]> {
    const self = selfOf(this);
    const networkId = idOfKind("network", network, "network");
    const { path, pathParams } = self.item(server, "/ips/{networkId}");
    const spec = { method: "GET", path, pathParams: { ...pathParams, networkId }, options } as const;
    return readAddresses(await self.transport.call(spec, networkAddresses))[networkId] ?? [];
  }

  /** The URLs of graphs of a server's use of CPU and network. */
  async stats(server: Reference<Server>, options?: RequestOptions): Promise<ServerStats> {
    const self = selfOf(this);
    const spec = { ...self.item(server, "/stats"), method: "GET", options } as const;
    const { serverRef, refresh, ...urls } = await self.transport.call(spec, statsResponse);
    const { cpuBar, cpuTimeSeries, netBar, netTimeSeries } = urls;
    return {
      ...{ serverId: String(serverRef), refreshPeriodSeconds: refresh },
      ...{ cpuBar, cpuTimeSeries, netBar, netTimeSeries },
    };
  }

  /** The messages of the cloud about a server, the latest first. */
  async diagnostics(server: Reference<Server>, options?: RequestOptions): Promise<readonly Diagnostic[]> {
    const self = selfOf(this);
    const spec = { ...self.item(server, "/diagnostics"), method: "GET", options } as const;
    return (await self.transport.call(spec, diagnosticList)).map(readDiagnostic);
  }

  /**
   * The first password of the administrator, which the cloud keeps for some time.
   *
   * @throws A `NotFoundError` if it does not have it any more.
   */
  async password(server: Reference<Server>, options?: RequestOptions): Promise<string> {
    const self = selfOf(this);
    const spec = { ...self.item(server, "/password"), method: "GET", isResponseSecret: true, options } as const;
    return self.transport.call(spec, passwordResponse);
  }

  /** Makes the cloud forget the first password of the administrator. */
  async forgetPassword(server: Reference<Server>, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const idempotent = true;
    await self.send({ ...self.item(server, "/password"), method: "DELETE", changes: true, idempotent, options });
  }

  /** The metadata of a server. Sends nothing. */
  metadata(server: Reference<Server>): ServerMetadata {
    const self = selfOf(this);
    return new ServerMetadata(self.transport, self.idOf(server));
  }

  /** The tags of a server. Sends nothing. */
  tags(server: Reference<Server>): ServerTags {
    const self = selfOf(this);
    return new ServerTags(self.transport, self.idOf(server));
  }

  /** The volumes of a server. Sends nothing. */
  attachments(server: Reference<Server>): ServerAttachments {
    const self = selfOf(this);
    return new ServerAttachments(self.transport, self.idOf(server));
  }

  /** The id of a server, which has digits only: the server has no other address. */
  protected override idOf(server: Reference<Server>): string {
    const id = super.idOf(server);
    if (/^\d+$/.test(id)) return id;
    throw new InvalidInputError(`server: the id must have digits only, not ${describeValue(id)}`);
  }
}

/** The status of a server and what is being done with it. */
export interface ServerState {
  /** The status. While `taskState` is not empty, it is that of before the task. */
  readonly status: ServerStatus;
  /** What is being done with it; `""` if nothing is. */
  readonly taskState: TaskState;
  /** How far its creation is, in percent. */
  readonly progress: number;
}

const nicList: Schema<Schemas["compute"]["NetworkAttachment"][]> = inField("attachments", arrayOf(nicSchema));
const addressMap = inField("addresses", addressesSchema);
const networkAddresses = inField("network", addressesSchema);
const diagnosticList = arrayOf(diagnosticSchema);

const statsResponse: Schema<Schemas["compute"]["ServerStats"]> = inField(
  "stats",
  z.looseObject({
    serverRef: wireId,
    refresh: z.custom<number>(Number.isFinite, "expected a number"),
    cpuBar: z.string(),
    cpuTimeSeries: z.string(),
    netBar: z.string(),
    netTimeSeries: z.string(),
  }),
);
