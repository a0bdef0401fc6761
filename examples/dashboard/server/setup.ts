import type { SaltantClient } from "saltant";

/** The default values of arguments. */
export const alignDefaults = { reference: "hg38", threads: 4, trim: true, options: { seed: 42 } };
export const reportDefaults = { recipients: ["team@example.org"], draft: false };

/** The ids of the task types and the queue that the demo uses. */
export interface Setup {
  readonly align: number;
  readonly report: number;
  readonly queue: number;
}

/** Creates the task types, whitelists and queues. */
export async function setUp(admin: SaltantClient): Promise<Setup> {
  const [align, train, report, backup, watch] = await Promise.all([
    admin.containerTaskTypes.create({
      name: "align",
      description: "Aligns the reads of a sample to a reference genome. A sample called “bad” fails.",
      commandToRun: "/app/align.sh",
      containerImage: "example/align:2.1",
      containerType: "docker",
      requiredArguments: ["sample", ...Object.keys(alignDefaults)],
      requiredArgumentsDefaultValues: alignDefaults,
    }),
    admin.containerTaskTypes.create({
      name: "train",
      description: "Trains a model on a data set.",
      commandToRun: "python train.py",
      containerImage: "docker://example/train:7",
      containerType: "singularity",
      requiredArguments: ["dataset", "epochs", "learning_rate"],
      requiredArgumentsDefaultValues: { epochs: 10, learning_rate: 0.01 },
    }),
    admin.executableTaskTypes.create({
      name: "report",
      description: "Writes a report and sends it.",
      commandToRun: "report",
      requiredArguments: ["title", ...Object.keys(reportDefaults)],
      requiredArgumentsDefaultValues: reportDefaults,
    }),
    admin.executableTaskTypes.create({
      name: "backup",
      description: "Backs everything up.",
      commandToRun: "backup --all",
    }),
    admin.executableTaskTypes.create({
      name: "watch",
      description: "Watches a folder until it is terminated.",
      commandToRun: "watch",
      requiredArguments: ["folder"],
      requiredArgumentsDefaultValues: { folder: "/incoming" },
    }),
  ]);
  const [everything, heavy] = await Promise.all([
    admin.taskWhitelists.create({
      name: "everything",
      whitelistedContainerTaskTypes: [align, train],
      whitelistedExecutableTaskTypes: [report, backup, watch],
    }),
    admin.taskWhitelists.create({ name: "heavy", whitelistedContainerTaskTypes: [train] }),
  ]);
  const [main] = await Promise.all([
    admin.taskQueues.create({ name: "main", description: "For all users.", whitelists: [everything] }),
    admin.taskQueues.create({
      name: "gpu",
      description: "For training only.",
      runsExecutableTasks: false,
      whitelists: [heavy],
    }),
    admin.taskQueues.create({
      name: "nightly",
      description: "For tasks that can wait.",
      runsSingularityContainerTasks: false,
      whitelists: [everything],
    }),
  ]);
  return { align: align.id, report: report.id, queue: main.id };
}
