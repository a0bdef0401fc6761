// The contract of Synnefo's block storage API against what a server was asked, and responded.
import { testRecordings } from "./recordings-suite.js";

testRecordings({
  document: "openapi/synnefo-volume.yaml",
  recording: "cyclades-exchanges",
  root: "/cyclades/volume/",
  refused: {
    c383: "a volume of 500 GiB",
    c389: "a volume with properties of OpenStack, and with more than one source",
    c455: "a snapshot by a word",
    c655: "an action that does not exist",
    c657: "a volume without a name",
  },
  notRecorded: [
    ...["listVolumeMetadata", "updateVolumeMetadata", "replaceVolumeMetadata", "deleteVolumeMetadataItem"],
    ...["listSnapshotMetadata", "updateSnapshotMetadata", "replaceSnapshotMetadata", "deleteSnapshotMetadataItem"],
  ],
});
