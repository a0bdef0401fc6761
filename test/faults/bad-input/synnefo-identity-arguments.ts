import * as wrong from "./nonsense.js";
import {
  applicationId,
  filledTexts,
  flavor,
  id,
  input,
  lab,
  listOptions,
  membershipId,
  noReferences,
  noTexts,
  request,
  unstorable,
} from "./synnefo-values.js";
import type { Argument, ArgumentTable } from "./table-tests.js";

const texts = [...wrong.noTexts, ...unstorable];
const withOptions = (properties: Readonly<Record<string, readonly unknown[]>>): Argument => ({
  right: undefined,
  wrong: [...request.wrong, ...wrong.withWrong(properties)],
});
const maxAge = { maxAgeMs: wrong.noMilliseconds };
const project = id(lab.id, flavor);
const membership = id(membershipId, flavor, lab);
const uuid: Argument = { right: "11111111-1111-4111-8111-111111111111", wrong: filledTexts };
const uuids: Argument = {
  right: [uuid.right],
  wrong: [...wrong.noArrays, ...filledTexts.map((each) => [each]), new Array(1)],
};
const reason: Argument = { right: undefined, wrong: texts };
const action: Argument = { right: "x", wrong: [...filledTexts, "a b", "a/b"] };
const application: Argument = { right: applicationId, wrong: [...noTexts, "", "x", "1.5", "-1", "1".repeat(20)] };
const serial: Argument = { right: 1, wrong: [...wrong.noCounts, Infinity, undefined] };
const noIds = [...noTexts, "", " ", "a b", "user:x", ...unstorable];
const holder: Argument = { right: uuid.right, wrong: noIds };
const noQuantities = [...wrong.noCounts.filter((each) => each !== -1), Infinity, undefined];
const noLists = [...wrong.noArrays, [], new Array(1), ...wrong.noObjects.map((each) => [each])];

/** A list of objects with these properties. */
const listOf = (right: object, properties: Readonly<Record<string, readonly unknown[]>>): Argument => ({
  right: [right],
  wrong: [...noLists, ...wrong.withWrong({ ...properties, nonsense: [1] }, right).map((each) => [each])],
});
const change = { project: "p", resource: "cyclades.vm", quantity: 1 };
const changed = { project: noIds, resource: filledTexts, quantity: noQuantities };
const provisions = listOf(change, { ...changed, user: noIds.filter((each) => each !== undefined && each !== null) });
const userProvisions = listOf(change, { ...changed, user: ["x"] });
const moves = listOf(
  { from: "a", to: "b", resource: "cyclades.vm", quantity: 1 },
  { from: noIds, to: noIds, resource: filledTexts, quantity: noQuantities },
);
const commission = withOptions({ name: texts, force: wrong.noBooleans, autoAccept: wrong.noBooleans });
const noSerials = [...wrong.noArrays.slice(0, -1), ...serial.wrong.map((each) => [each]), new Array(1)];

const noDates = [...wrong.noTexts.slice(0, -2), new Date(NaN), "2099-01-01"];
const noAmounts = wrong.noCounts.filter((each) => each !== Infinity);
const limits = { memberCapacity: 1, projectCapacity: 2 };
const projectProperties = {
  name: [...wrong.noTexts, "", "lab", "-.org", "a b.org", `${"x".repeat(60)}.${"x".repeat(60)}.org`],
  endDate: noDates,
  startDate: noDates,
  owner: texts,
  homepage: [...texts, "x".repeat(256)],
  description: [...texts, "x".repeat(4_097)],
  comments: [...texts, "x".repeat(4_097)],
  joinPolicy: texts,
  leavePolicy: texts,
  maxMembers: noAmounts,
  private: wrong.noBooleans,
  resources: [
    ...wrong.noPlainObjects,
    ...wrong.noPlainObjects.map((each) => ({ a: each })),
    ...wrong
      .withWrong(
        { memberCapacity: [...noAmounts, undefined, 3], projectCapacity: [...noAmounts, undefined], x: [1] },
        limits,
      )
      .map((each) => ({ a: each })),
    ...unstorable.map((name) => ({ [name]: limits })),
  ],
};
const newProject = { name: "new.example.org", endDate: new Date(Date.UTC(2099, 0, 1)) };
const projectInput = input(newProject, projectProperties, undefined, {}, { name: newProject.name });
const projectChanges = input({ comments: "more" }, projectProperties, undefined, {}, { comments: undefined });

const grant = { code: "a-code", redirectUri: "https://app.test/", clientId: "app", clientSecret: "app-secret" };
const noCode = filledTexts;
const service: Argument = { right: "compute", wrong: noTexts };

const reasoned = (subject: Argument) => () => [subject, reason, request];
const ofApplication = () => [project, application, reason, request];
const ofModel = () => [reason, request];

/** The invalid values of all arguments of the API of the identity service. */
export const identityTable: ArgumentTable = {
  "IdentityManager.authenticate": () => [withOptions({ tenantName: texts })],
  "IdentityManager.validateToken": () => [
    { right: "a-token", wrong: [...noTexts, "", "a b", "a\nb", "é", "..", "."] },
    withOptions({ belongsTo: texts }),
  ],
  "IdentityManager.services": () => [request],
  "IdentityManager.endpoints": () => [request],
  "IdentityManager.serviceDetails": () => [service, request],
  "IdentityManager.endpointUrl": () => [service, { right: undefined, wrong: wrong.noTexts }, request],
  "IdentityManager.user": () => [withOptions(maxAge)],
  "IdentityManager.setDefaultProject": () => [project, request],
  "IdentityManager.oauthToken": () => [
    input(grant, { code: noCode, redirectUri: noCode, clientId: noCode, clientSecret: noCode }, undefined, {}),
    request,
  ],
  "IdentityManager.forget": () => [],
  "AccountManager.services": () => [request],
  "AccountManager.resources": () => [request],
  "AccountManager.sendFeedback": () => [
    { right: "fine", wrong: [...filledTexts, " "] },
    { right: undefined, wrong: texts },
    request,
  ],
  "AccountManager.forget": () => [],
  "UserCatalog.usernames": () => [uuids, withOptions(maxAge)],
  "UserCatalog.username": () => [uuid, withOptions(maxAge)],
  "UserCatalog.uuids": () => [uuids, withOptions(maxAge)],
  "UserCatalog.uuid": () => [uuid, withOptions(maxAge)],
  "UserCatalog.forget": () => [],
  "ServiceUserCatalog.usernames": () => [
    { ...uuids, wrong: uuids.wrong.filter((each) => each !== null) },
    withOptions(maxAge),
  ],
  "QuotaManager.get": () => [request],
  "QuotaManager.forService": () => [withOptions({ users: noIdLists(), projects: noIdLists() })],
  "QuotaManager.forProjects": () => [withOptions({ projects: noIdLists() })],
  "CommissionManager.issue": () => [provisions, commission],
  "CommissionManager.issueOne": () => [holder, userProvisions, commission],
  "CommissionManager.reassign": () => [holder, moves, commission],
  "CommissionManager.pending": () => [request],
  "CommissionManager.get": () => [serial, request],
  "CommissionManager.accept": () => [serial, request],
  "CommissionManager.reject": () => [serial, request],
  "CommissionManager.action": () => [serial, { right: "accept", wrong: filledTexts }, request],
  "CommissionManager.resolve": () => [
    input({ accept: [1] }, { accept: noSerials, reject: noSerials }, undefined, {}, { accept: [], reject: [] }),
    request,
  ],
  "AccountResourceManager.get": (owner) => ["applications" in owner ? project : membership, request],
  "ProjectManager.list": () => [
    input({}, { name: texts, state: texts, owner: texts, mode: texts }, ...wrong.noPlainObjects),
    listOptions,
  ],
  "ProjectManager.create": () => [projectInput, request],
  "ProjectManager.modify": () => [project, projectChanges, request],
  "ProjectManager.suspend": reasoned(project),
  "ProjectManager.unsuspend": reasoned(project),
  "ProjectManager.terminate": reasoned(project),
  "ProjectManager.reinstate": reasoned(project),
  "ProjectManager.action": () => [project, action, reason, request],
  "ApplicationActions.approve": ofApplication,
  "ApplicationActions.deny": ofApplication,
  "ApplicationActions.dismiss": ofApplication,
  "ApplicationActions.cancel": ofApplication,
  "ApplicationActions.action": () => [project, application, action, reason, request],
  "Project.refresh": () => [request],
  "Project.modify": () => [projectChanges, request],
  "Project.suspend": ofModel,
  "Project.unsuspend": ofModel,
  "Project.terminate": ofModel,
  "Project.reinstate": ofModel,
  "MembershipManager.list": () => [
    input({}, { project: [...noReferences, flavor] }, ...wrong.noPlainObjects),
    listOptions,
  ],
  "MembershipManager.join": () => [project, request],
  "MembershipManager.enroll": () => [project, { right: "bob@example.org", wrong: filledTexts }, request],
  "MembershipManager.leave": reasoned(membership),
  "MembershipManager.cancel": reasoned(membership),
  "MembershipManager.accept": reasoned(membership),
  "MembershipManager.reject": reasoned(membership),
  "MembershipManager.remove": reasoned(membership),
  "MembershipManager.action": () => [membership, action, reason, request],
  "Membership.refresh": () => [request],
  "Membership.leave": ofModel,
  "Membership.cancel": ofModel,
  "Membership.accept": ofModel,
  "Membership.reject": ofModel,
  "Membership.remove": ofModel,
};

function noIdLists(): readonly unknown[] {
  return [...wrong.noArrays.slice(0, -1), [], new Array(1), ...noTexts.map((each) => [each]), [""], ["a,b"], ["a b"]];
}
