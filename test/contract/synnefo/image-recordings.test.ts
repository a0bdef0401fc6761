// The contract of Synnefo's image service against what a server was asked, and responded.
import { testRecordings } from "./recordings-suite.js";

testRecordings({
  document: "openapi/synnefo-image.yaml",
  recording: "cyclades-exchanges",
  root: "/cyclades/image/v1.0/",
  refused: {
    c011: "a sort key that does not exist",
    c017: "a location of another form",
  },
  // It was sent for its effect only.
  notRecorded: ["replaceImageMembers"],
});
