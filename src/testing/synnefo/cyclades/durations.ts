/** How long the asynchronous work of the cloud takes, in milliseconds on the server's clock. */
export interface Durations {
  /** Builds a server. Default: 10,000. */
  readonly buildMs: number;
  /** Starts a server. Default: 3000. */
  readonly startMs: number;
  /** Stops a server. Default: 3000. */
  readonly stopMs: number;
  /** Reboots a server. Default: 5000. */
  readonly rebootMs: number;
  /** Changes the flavor of a server. Default: 2000. */
  readonly resizeMs: number;
  /** Starts or ends the rescue mode of a server. Default: 2000. */
  readonly rescueMs: number;
  /** Deletes a server. Default: 3000. */
  readonly destroyMs: number;
  /** Connects a server to a network, or disconnects it. Default: 2000. */
  readonly connectMs: number;
  /** Attaches a volume to a server, or detaches it. Default: 2000. */
  readonly attachMs: number;
  /** Makes a snapshot. Default: 5000. */
  readonly snapshotMs: number;
  /** Makes a tag known to the machine of a server. Default: 1000. */
  readonly tagMs: number;
  /** Deletes a network. Default: 1000. */
  readonly deleteNetworkMs: number;
}

export const defaultDurations: Durations = {
  buildMs: 10_000,
  startMs: 3000,
  stopMs: 3000,
  rebootMs: 5000,
  resizeMs: 2000,
  rescueMs: 2000,
  destroyMs: 3000,
  connectMs: 2000,
  attachMs: 2000,
  snapshotMs: 5000,
  tagMs: 1000,
  deleteNetworkMs: 1000,
};
