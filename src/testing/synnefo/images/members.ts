import { jsonBody, required } from "../cyclades/body.js";
import type { Users } from "../cloud.js";
import { emptyResponse, fault, jsonResponse } from "../faults.js";
import { isObject, property } from "../json.js";
import type { CloudRequest } from "../request.js";
import type { Route } from "../router.js";
import type { Images } from "./images.js";

/** The users with whom images are shared by name. */
export function memberRoutes(images: Images, users: Users): readonly Route[] {
  const callerOf = (request: CloudRequest) => users.userOf(request).uuid;
  return [
    [
      /images\/([\w-]+)\/members/,
      {
        GET(request, id = "") {
          const members = images.members(callerOf(request), id);
          return jsonResponse(200, { members: members.map((member) => ({ member_id: member, can_share: false })) });
        },
        PUT(request, id = "") {
          const caller = callerOf(request);
          images.replaceMembers(caller, id, readMembers(request));
          return emptyResponse(204);
        },
      },
    ],
    [
      /images\/([\w-]+)\/members\/([\w@.-]+)/,
      {
        DELETE(request, id = "", member = "") {
          images.removeMember(callerOf(request), id, member);
          return emptyResponse(204);
        },
        PUT(request, id = "", member = "") {
          images.addMember(callerOf(request), id, member);
          return emptyResponse(204);
        },
      },
    ],
    [
      /shared-images\/([\w@.-]+)/,
      {
        GET(request, member = "") {
          const shared = images.sharedBy(member, callerOf(request));
          return jsonResponse(200, { shared_images: shared.map(({ id }) => ({ image_id: id, can_share: false })) });
        },
      },
    ],
  ];
}

/** @throws CloudFault with 400 if the body has no list of memberships. */
function readMembers(request: CloudRequest): string[] {
  return required(jsonBody(request), "memberships", "array").map((membership) => {
    if (!isObject(membership)) throw fault("badRequest", "Invalid 'memberships' field");
    const member = property(membership, "member_id") ?? null;
    if (member === null) throw fault("badRequest", "Malformed request. Missing attribute 'member_id'.");
    if (typeof member === "string") return member;
    throw fault("badRequest", "");
  });
}
