/** A machine in a cloud. */
export interface Vm {
  readonly cloud: string;
  /** The user whose credentials see it. */
  readonly user: string;
  readonly instanceId: string;
  /** As the cloud names it: `Running`, `Stopped`, `pending`. */
  readonly state: string;
  /** When the cloud was last asked. */
  readonly measuredMs: number;
  /** The run to which it belongs, and the owner of that run; undefined if it belongs to none. */
  readonly runUuid?: string | undefined;
  readonly runOwner?: string | undefined;
  readonly ip?: string | undefined;
  readonly name?: string | undefined;
  readonly nodeName?: string | undefined;
  readonly nodeInstanceId?: string | undefined;
  /** Whether it can be used: it runs, and costs something. */
  readonly isUsable?: boolean | undefined;
  readonly cpu?: string | undefined;
  readonly ram?: string | undefined;
  readonly disk?: string | undefined;
  readonly instanceType?: string | undefined;
}
