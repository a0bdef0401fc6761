// Generated from openapi/synnefo-volume.yaml by `npm run generate`; do not edit.

export interface paths {
    "/volumes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List volumes
         * @description Id and name of each volume, by id. Deleted volumes are left out, unless `changes-since` is given.
         */
        get: operations["listVolumes"];
        put?: never;
        /**
         * Create a volume
         * @description With `server_id`, the volume is attached to the server. Without it, `volume_type` is required and must be a detachable type, and the volume is `available` at once. There is at most one source, an image or a snapshot, and only types of the template `ext_archipelago` have any. Another volume (`source_volid`) is a 400. A repeat creates another volume.
         */
        post: operations["createVolume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/volumes/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List volumes with all fields
         * @description All fields of each volume, by id. Deleted volumes are left out, unless `changes-since` is given.
         */
        get: operations["listVolumeDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/volumes/{volume_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a volume. A value that is no number is a 400.
                 * @example 5
                 */
                volume_id: components["parameters"]["VolumeId"];
            };
            cookie?: never;
        };
        /**
         * Get a volume
         * @description All fields of a volume. A deleted volume can still be read; its status is `deleted`.
         */
        get: operations["getVolume"];
        /**
         * Change a volume
         * @description Name, description and `delete_on_termination` can be changed, which cannot become false: that is a 501, or a 400 for types of other templates than `ext_…`. `metadata` is ignored. A repeat changes nothing.
         */
        put: operations["updateVolume"];
        post?: never;
        /**
         * Delete a volume
         * @description The volume must not be a root volume, and its status must allow it. To delete a volume that is not attached, the provider needs a server of its own; without one, the response is a 404.
         */
        delete: operations["deleteVolume"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/volumes/{volume_id}/action": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a volume. A value that is no number is a 400.
                 * @example 5
                 */
                volume_id: components["parameters"]["VolumeId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a volume to another project
         * @description The only action is `reassign`; any other is a 500 with a page of HTML. A repeat changes nothing.
         */
        post: operations["runVolumeAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/volumes/{volume_id}/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a volume. A value that is no number is a 400.
                 * @example 5
                 */
                volume_id: components["parameters"]["VolumeId"];
            };
            cookie?: never;
        };
        /**
         * Get all metadata of a volume
         * @description All pairs.
         */
        get: operations["listVolumeMetadata"];
        /**
         * Replace all metadata of a volume
         * @description Deletes all pairs and adds those of the body. A repeat changes nothing.
         */
        put: operations["replaceVolumeMetadata"];
        /**
         * Merge metadata of a volume
         * @description Adds pairs and replaces those with the same key; others stay. A repeat changes nothing.
         */
        post: operations["updateVolumeMetadata"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/volumes/{volume_id}/metadata/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a volume. A value that is no number is a 400.
                 * @example 5
                 */
                volume_id: components["parameters"]["VolumeId"];
                /**
                 * @description Key of a pair.
                 * @example role
                 */
                key: components["parameters"]["MetadataKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete one pair of a volume
         * @description Deletes a pair. A repeat is a 400.
         */
        delete: operations["deleteVolumeMetadataItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List volume types
         * @description All types, with all fields.
         */
        get: operations["listVolumeTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/types/{volume_type_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a volume type. A value that is no number is a 400.
                 * @example 1
                 */
                volume_type_id: components["parameters"]["VolumeTypeId"];
            };
            cookie?: never;
        };
        /**
         * Get a volume type
         * @description All fields of a type.
         */
        get: operations["getVolumeType"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List snapshots
         * @description All snapshots, by id, with all fields.
         */
        get: operations["listSnapshots"];
        put?: never;
        /**
         * Create a snapshot
         * @description The volume must be attached, have the status `available` or `in_use`, and be of a type with a template `ext_…`. The size counts in the quota of the object store. A repeat creates another snapshot.
         */
        post: operations["createSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List snapshots with all fields
         * @description The same as the list without `/detail`.
         */
        get: operations["listSnapshotDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots/{snapshot_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a snapshot. A value that is no UUID is a 400 with an empty message.
                 * @example b05fa51f-3f34-4242-8962-239f38eb7266
                 */
                snapshot_id: components["parameters"]["SnapshotId"];
            };
            cookie?: never;
        };
        /**
         * Get a snapshot
         * @description All fields of a snapshot.
         */
        get: operations["getSnapshot"];
        /**
         * Change a snapshot
         * @description Name and description can be changed. `created_at` moves with it, also if a repeat changes nothing else.
         */
        put: operations["updateSnapshot"];
        post?: never;
        /**
         * Delete a snapshot
         * @description Deletes its file in the container `snapshots` of the object store. A repeat is a 404.
         */
        delete: operations["deleteSnapshot"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots/{snapshot_id}/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a snapshot. A value that is no UUID is a 400 with an empty message.
                 * @example b05fa51f-3f34-4242-8962-239f38eb7266
                 */
                snapshot_id: components["parameters"]["SnapshotId"];
            };
            cookie?: never;
        };
        /**
         * Get all metadata of a snapshot
         * @description All pairs.
         */
        get: operations["listSnapshotMetadata"];
        /**
         * Replace all metadata of a snapshot
         * @description Deletes all pairs and adds those of the body. A repeat ends in the same pairs.
         */
        put: operations["replaceSnapshotMetadata"];
        /**
         * Merge metadata of a snapshot
         * @description Adds pairs and replaces those with the same key; others stay. A repeat ends in the same pairs.
         */
        post: operations["updateSnapshotMetadata"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots/{snapshot_id}/metadata/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a snapshot. A value that is no UUID is a 400 with an empty message.
                 * @example b05fa51f-3f34-4242-8962-239f38eb7266
                 */
                snapshot_id: components["parameters"]["SnapshotId"];
                /**
                 * @description Key of a pair.
                 * @example role
                 */
                key: components["parameters"]["MetadataKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete one pair of a snapshot
         * @description Deletes a pair.
         */
        delete: operations["deleteSnapshotMetadataItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description The names of faults that this contract knows. Each belongs to a status, except for `fault`, which stands for an error of another service.
         * @enum {string}
         */
        FaultName: "badRequest" | "unauthorized" | "forbidden" | "itemNotFound" | "notAllowed" | "conflict" | "buildInProgress" | "overLimit" | "internalServerError" | "notImplemented" | "serviceUnavailable" | "fault";
        /**
         * @description The statuses of volumes that this contract knows, in lower case and with underscores: `creating` → `available` or `in_use`; `available` → `attaching` → `in_use` → `detaching` → `available`; any → `deleting` → `deleted`, which is final. A volume may have others.
         * @enum {string}
         */
        VolumeStatus: "creating" | "available" | "attaching" | "detaching" | "in_use" | "deleting" | "deleted" | "error" | "error_deleting" | "backing_up" | "restoring_backup" | "error_restoring";
        /**
         * @description The statuses of snapshots that this contract knows, in upper case. A snapshot may have others.
         * @enum {string}
         */
        SnapshotStatus: "CREATING" | "AVAILABLE" | "ERROR" | "UNKNOWN";
        /** @description An error. The only property is the name of the fault. */
        Fault: {
            [key: string]: components["schemas"]["FaultContent"];
        };
        /** @description What is wrong. */
        FaultContent: {
            /** @description The status. */
            code: number;
            /** @description What is wrong; may be empty. */
            message: string;
            /** @description More about it; mostly empty. A server in debug mode sends a stack trace. */
            details: string;
        };
        /** @description An id. Which of both is sent depends on the property. */
        Id: number | string;
        /** @description An id, or null. Which of the first two is sent depends on the property. */
        NullableId: number | string | null;
        /** @description An address of a thing. */
        Link: {
            /** @description `self` or `bookmark`. */
            rel: string;
            /** @description The address. */
            href: string;
        };
        /** @description Addresses of a thing. */
        Links: components["schemas"]["Link"][];
        /** @description Pairs of strings. */
        Metadata: {
            [key: string]: string;
        };
        /** @description All metadata. */
        MetadataResponse: {
            /** @description All pairs. */
            metadata: components["schemas"]["Metadata"];
        };
        /** @description Metadata to merge or to replace. */
        MetadataRequest: {
            /** @description The pairs. */
            metadata: components["schemas"]["Metadata"];
        };
        /** @description Metadata of a volume to merge or to replace. */
        VolumeMetadataRequest: {
            /** @description The pairs. A volume has up to 10. */
            metadata: {
                [key: string]: string;
            };
        };
        /** @description Moves a volume to another project of the user. */
        ReassignAction: {
            /** @description To which project. */
            reassign: {
                /** @description Id of the project. */
                project: string;
                /** @description Whether the members of the project may use it. Default is false. True is a 403 where the server does not allow sharing. */
                shared_to_project?: boolean;
            };
        };
        /** @description A volume in a list. */
        VolumeSummary: {
            /** @description The id; a string. */
            id: components["schemas"]["Id"];
            /** @description The name. Null for the root volume of a server that has not been named. */
            display_name: string | null;
            /** @description The addresses of the volume. */
            links: components["schemas"]["Links"];
        };
        /** @description A server that uses a volume. */
        VolumeAttachment: {
            /** @description Id of the server; a number. */
            server_id: components["schemas"]["Id"];
            /** @description Id of the volume; a number here. */
            volume_id: components["schemas"]["Id"];
            /** @description The position among the volumes of the server; the root volume has 0. */
            device_index: number | null;
        };
        /** @description A disk of a server. */
        Volume: {
            /** @description The id; a string. */
            id: components["schemas"]["Id"];
            /** @description The name. Null for the root volume of a server that has not been named. */
            display_name: string | null;
            /** @description The addresses of the volume. */
            links: components["schemas"]["Links"];
            /** @description The status. */
            status: components["schemas"]["VolumeStatus"] | (string & {});
            /** @description The size in GiB. */
            size: number;
            /** @description The description. Null for the root volume of a server that has not been described. */
            display_description: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /** @description The metadata. */
            metadata: components["schemas"]["Metadata"];
            /** @description Id of the snapshot that it was made of. */
            snapshot_id: string | null;
            /** @description Id of the volume that it was made of. */
            source_volid: components["schemas"]["NullableId"];
            /** @description Id of the image that it was made of. */
            image_id: string | null;
            /** @description The server that uses it, or none. */
            attachments: components["schemas"]["VolumeAttachment"][];
            /** @description Id of the type; a number. */
            volume_type: components["schemas"]["Id"];
            /** @description Whether it is deleted. Older servers do not send it. */
            deleted?: boolean;
            /** @description Whether it is deleted with its server. */
            delete_on_termination: boolean;
            /** @description Id of the user who owns it. */
            user_id: string;
            /** @description Id of the project whose quota it counts in. */
            tenant_id: string;
            /** @description Whether the members of the project may use it. Older servers do not send it. */
            shared_to_project?: boolean;
        };
        /** @description All volumes. */
        VolumeListResponse: {
            /** @description The volumes, by id. */
            volumes: components["schemas"]["VolumeSummary"][];
        };
        /** @description All volumes with all fields. */
        VolumeDetailsResponse: {
            /** @description The volumes, by id. */
            volumes: components["schemas"]["Volume"][];
        };
        /** @description One volume. */
        VolumeResponse: {
            /** @description The volume. */
            volume: components["schemas"]["Volume"];
        };
        /** @description A new volume. */
        VolumeCreatedResponse: {
            /** @description Id and name of the volume. */
            volume: components["schemas"]["VolumeSummary"];
        };
        /** @description What a volume is created with. */
        VolumeCreate: {
            /** @description The size in GiB, from 1 to 200. A string of digits is accepted, too. */
            size: number | string;
            /** @description The name. */
            display_name: string;
            /** @description The description. Default is empty. */
            display_description?: string;
            /** @description Id of the server to attach it to. Default is none. */
            server_id?: components["schemas"]["Id"];
            /** @description Id of the type. Required without a server; with one, the default is that of its flavor. */
            volume_type?: components["schemas"]["Id"];
            /** @description Id of an image as the source. */
            imageRef?: string;
            /** @description Id of a snapshot as the source. */
            snapshot_id?: string;
            /** @description Accepted but not stored. */
            metadata?: components["schemas"]["Metadata"];
            /** @description Id of the project. Default is the user's own project. */
            project?: string;
            /** @description Whether the members of the project may use it. Default is false. */
            shared_to_project?: boolean;
        };
        /** @description A volume to create. */
        VolumeCreateRequest: {
            /** @description The volume to create. */
            volume: components["schemas"]["VolumeCreate"];
        };
        /** @description What is changed of a volume. */
        VolumeUpdate: {
            /** @description The name. */
            display_name?: string;
            /** @description The description. */
            display_description?: string;
            /** @description Whether it is deleted with its server. False is refused. */
            delete_on_termination?: boolean;
            /** @description Ignored. */
            metadata?: components["schemas"]["Metadata"];
        };
        /** @description A change of a volume. */
        VolumeUpdateRequest: {
            /** @description What to change. */
            volume: components["schemas"]["VolumeUpdate"];
        };
        /** @description How providers store volumes. */
        VolumeType: {
            /** @description The id; a number. */
            id: components["schemas"]["Id"];
            /** @description The name. */
            name: string;
            /** @description Whether it is deleted. Older servers do not send it. */
            deleted?: boolean;
            /** @description The template, such as `ext_archipelago` or `drbd`. */
            "SNF:disk_template": string;
            /** @description Whether volumes of it can be detached from their server. Older servers do not send it. */
            "SNF:detachable"?: boolean;
        };
        /** @description All volume types. */
        VolumeTypeListResponse: {
            /** @description The types. */
            volume_types: components["schemas"]["VolumeType"][];
        };
        /** @description One volume type. */
        VolumeTypeResponse: {
            /** @description The type. */
            volume_type: components["schemas"]["VolumeType"];
        };
        /** @description A copy of a volume at one moment. */
        Snapshot: {
            /** @description The id. */
            id: string;
            /** @description The size in GiB. */
            size: number;
            /** @description The name. */
            display_name: string;
            /** @description The description. */
            display_description: string | null;
            /** @description The status. */
            status: components["schemas"]["SnapshotStatus"] | (string & {});
            /** @description Id of the user who owns it. */
            user_id: string;
            /** @description Id of the user who owns it, too. */
            tenant_id: string;
            /** @description The string `100%` if the snapshot is complete, the number 0 otherwise. */
            "os-extended-snapshot-attribute:progress": number | string;
            /**
             * Format: date-time
             * @description When it was created or last changed. In whole seconds.
             */
            created_at: string;
            /** @description The metadata. */
            metadata: components["schemas"]["Metadata"];
            /** @description Id of the volume; a string. */
            volume_id: components["schemas"]["NullableId"];
            /** @description The addresses of the snapshot. */
            links: components["schemas"]["Links"];
        };
        /** @description All snapshots. */
        SnapshotListResponse: {
            /** @description The snapshots, by id. */
            snapshots: components["schemas"]["Snapshot"][];
        };
        /** @description One snapshot. */
        SnapshotResponse: {
            /** @description The snapshot. */
            snapshot: components["schemas"]["Snapshot"];
        };
        /** @description What a snapshot is created with. */
        SnapshotCreate: {
            /** @description Id of the volume. */
            volume_id: components["schemas"]["Id"];
            /** @description The name. Default is `Snapshot of volume '1'`, with the id. */
            display_name?: string;
            /** @description The description. Default is empty. */
            display_description?: string;
            /** @description The metadata. Default is none. */
            metadata?: components["schemas"]["Metadata"];
            /** @description Ignored. */
            force?: boolean;
        };
        /** @description A snapshot to create. */
        SnapshotCreateRequest: {
            /** @description The snapshot to create. */
            snapshot: components["schemas"]["SnapshotCreate"];
        };
        /** @description What is changed of a snapshot. */
        SnapshotUpdate: {
            /** @description The name. */
            display_name?: string;
            /** @description The description. */
            display_description?: string;
        };
        /** @description A change of a snapshot. */
        SnapshotUpdateRequest: {
            /** @description What to change. */
            snapshot: components["schemas"]["SnapshotUpdate"];
        };
    };
    responses: {
        /** @description Nothing has changed since `changes-since`. There is no body. */
        NotModified: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description `changes-since` is invalid. */
        ListRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The id is no number. */
        InvalidId: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The id is no UUID, or the server has no snapshots. */
        InvalidSnapshotId: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description A required property is missing or invalid, the size is above 200, there is more than one source, the server, the type or the source does not exist or does not fit, or the user does not belong to the project. */
        VolumeNotCreated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The volume is a root volume, its status does not allow it, or the id is no number. */
        VolumeNotDeleted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description There is nothing to change, a value is invalid or not allowed, or the id is malformed. */
        UpdateRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The body is malformed, or the user does not belong to the project. */
        ReassignRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The body is malformed, there would be too many pairs, or the pair to delete does not exist. */
        MetadataRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The volume does not exist, is not attached, or has a status or a type that does not allow it; or the server has no snapshots. */
        SnapshotNotCreated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The token is missing, unknown or expired. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The user does not own it or must not share it, or an administrator has suspended the server. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description There is no such thing, or it belongs to another user. At a deletion also: the provider has no server that could delete the volume. */
        ItemNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description There is no such snapshot, or it belongs to another user. */
        SnapshotNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The server is being created. */
        BuildInProgress: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The volume is the root volume of a server, with which it moves. */
        RootVolume: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description A quota is exceeded. For a snapshot, the name of the fault is `fault`. */
        OverLimit: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The server failed, for example because the action does not exist. A page of HTML, or a fault. */
        ErrorPage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The server does not implement this, or has no snapshots. */
        NotImplemented: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
    };
    parameters: {
        /**
         * @description Id of a volume. A value that is no number is a 400.
         * @example 5
         */
        VolumeId: number | string;
        /**
         * @description Id of a volume type. A value that is no number is a 400.
         * @example 1
         */
        VolumeTypeId: number | string;
        /**
         * @description Id of a snapshot. A value that is no UUID is a 400 with an empty message.
         * @example b05fa51f-3f34-4242-8962-239f38eb7266
         */
        SnapshotId: string;
        /**
         * @description Key of a pair.
         * @example role
         */
        MetadataKey: string;
        /** @description Only what has changed since then, also what was deleted. ISO 8601 with an offset from UTC; without one, in the future, or more than 3600 s ago is a 400. If nothing has changed, the response is a 304. */
        ChangesSince: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listVolumes: {
        parameters: {
            query?: {
                /** @description Only what has changed since then, also what was deleted. ISO 8601 with an offset from UTC; without one, in the future, or more than 3600 s ago is a 400. If nothing has changed, the response is a 304. */
                "changes-since"?: components["parameters"]["ChangesSince"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All volumes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolumeListResponse"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
        };
    };
    createVolume: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description `size` and `display_name` are required. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["VolumeCreateRequest"];
            };
        };
        responses: {
            /** @description Accepted. Only id and name of the volume. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolumeCreatedResponse"];
                };
            };
            400: components["responses"]["VolumeNotCreated"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
            409: components["responses"]["BuildInProgress"];
            413: components["responses"]["OverLimit"];
            501: components["responses"]["NotImplemented"];
        };
    };
    listVolumeDetails: {
        parameters: {
            query?: {
                /** @description Only what has changed since then, also what was deleted. ISO 8601 with an offset from UTC; without one, in the future, or more than 3600 s ago is a 400. If nothing has changed, the response is a 304. */
                "changes-since"?: components["parameters"]["ChangesSince"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All volumes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolumeDetailsResponse"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getVolume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a volume. A value that is no number is a 400.
                 * @example 5
                 */
                volume_id: components["parameters"]["VolumeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The volume. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolumeResponse"];
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    updateVolume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a volume. A value that is no number is a 400.
                 * @example 5
                 */
                volume_id: components["parameters"]["VolumeId"];
            };
            cookie?: never;
        };
        /** @description What to change. Nothing is a 400. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["VolumeUpdateRequest"];
            };
        };
        responses: {
            /** @description The volume. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolumeResponse"];
                };
            };
            400: components["responses"]["UpdateRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
            501: components["responses"]["NotImplemented"];
        };
    };
    deleteVolume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a volume. A value that is no number is a 400.
                 * @example 5
                 */
                volume_id: components["parameters"]["VolumeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted. The volume is deleted later. There is no body. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["VolumeNotDeleted"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
            409: components["responses"]["BuildInProgress"];
        };
    };
    runVolumeAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a volume. A value that is no number is a 400.
                 * @example 5
                 */
                volume_id: components["parameters"]["VolumeId"];
            };
            cookie?: never;
        };
        /** @description One action. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReassignAction"];
            };
        };
        responses: {
            /** @description Moved. There is no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ReassignRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
            409: components["responses"]["RootVolume"];
            413: components["responses"]["OverLimit"];
            500: components["responses"]["ErrorPage"];
        };
    };
    listVolumeMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a volume. A value that is no number is a 400.
                 * @example 5
                 */
                volume_id: components["parameters"]["VolumeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All pairs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetadataResponse"];
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    replaceVolumeMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a volume. A value that is no number is a 400.
                 * @example 5
                 */
                volume_id: components["parameters"]["VolumeId"];
            };
            cookie?: never;
        };
        /** @description All pairs that the volume is to have. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["VolumeMetadataRequest"];
            };
        };
        responses: {
            /** @description All pairs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetadataResponse"];
                };
            };
            400: components["responses"]["MetadataRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    updateVolumeMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a volume. A value that is no number is a 400.
                 * @example 5
                 */
                volume_id: components["parameters"]["VolumeId"];
            };
            cookie?: never;
        };
        /** @description The pairs to add or to replace. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["VolumeMetadataRequest"];
            };
        };
        responses: {
            /** @description All pairs, also those that were there before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetadataResponse"];
                };
            };
            400: components["responses"]["MetadataRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    deleteVolumeMetadataItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a volume. A value that is no number is a 400.
                 * @example 5
                 */
                volume_id: components["parameters"]["VolumeId"];
                /**
                 * @description Key of a pair.
                 * @example role
                 */
                key: components["parameters"]["MetadataKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. There is no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MetadataRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    listVolumeTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All types. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolumeTypeListResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    getVolumeType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a volume type. A value that is no number is a 400.
                 * @example 1
                 */
                volume_type_id: components["parameters"]["VolumeTypeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The type. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolumeTypeResponse"];
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    listSnapshots: {
        parameters: {
            query?: {
                /** @description Only what has changed since then, also what was deleted. ISO 8601 with an offset from UTC; without one, in the future, or more than 3600 s ago is a 400. If nothing has changed, the response is a 304. */
                "changes-since"?: components["parameters"]["ChangesSince"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All snapshots. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotListResponse"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
            501: components["responses"]["NotImplemented"];
        };
    };
    createSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description `volume_id` is required. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnapshotCreateRequest"];
            };
        };
        responses: {
            /** @description Accepted. The snapshot is made later. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotResponse"];
                };
            };
            400: components["responses"]["SnapshotNotCreated"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["OverLimit"];
            501: components["responses"]["NotImplemented"];
        };
    };
    listSnapshotDetails: {
        parameters: {
            query?: {
                /** @description Only what has changed since then, also what was deleted. ISO 8601 with an offset from UTC; without one, in the future, or more than 3600 s ago is a 400. If nothing has changed, the response is a 304. */
                "changes-since"?: components["parameters"]["ChangesSince"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All snapshots. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotListResponse"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
            501: components["responses"]["NotImplemented"];
        };
    };
    getSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a snapshot. A value that is no UUID is a 400 with an empty message.
                 * @example b05fa51f-3f34-4242-8962-239f38eb7266
                 */
                snapshot_id: components["parameters"]["SnapshotId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshot. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotResponse"];
                };
            };
            400: components["responses"]["InvalidSnapshotId"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["SnapshotNotFound"];
            501: components["responses"]["NotImplemented"];
        };
    };
    updateSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a snapshot. A value that is no UUID is a 400 with an empty message.
                 * @example b05fa51f-3f34-4242-8962-239f38eb7266
                 */
                snapshot_id: components["parameters"]["SnapshotId"];
            };
            cookie?: never;
        };
        /** @description What to change. Nothing is a 400. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnapshotUpdateRequest"];
            };
        };
        responses: {
            /** @description The snapshot. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotResponse"];
                };
            };
            400: components["responses"]["UpdateRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SnapshotNotFound"];
            501: components["responses"]["NotImplemented"];
        };
    };
    deleteSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a snapshot. A value that is no UUID is a 400 with an empty message.
                 * @example b05fa51f-3f34-4242-8962-239f38eb7266
                 */
                snapshot_id: components["parameters"]["SnapshotId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted. There is no body. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidSnapshotId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SnapshotNotFound"];
            501: components["responses"]["NotImplemented"];
        };
    };
    listSnapshotMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a snapshot. A value that is no UUID is a 400 with an empty message.
                 * @example b05fa51f-3f34-4242-8962-239f38eb7266
                 */
                snapshot_id: components["parameters"]["SnapshotId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All pairs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetadataResponse"];
                };
            };
            400: components["responses"]["InvalidSnapshotId"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["SnapshotNotFound"];
            501: components["responses"]["NotImplemented"];
        };
    };
    replaceSnapshotMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a snapshot. A value that is no UUID is a 400 with an empty message.
                 * @example b05fa51f-3f34-4242-8962-239f38eb7266
                 */
                snapshot_id: components["parameters"]["SnapshotId"];
            };
            cookie?: never;
        };
        /** @description All pairs that the snapshot is to have. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["MetadataRequest"];
            };
        };
        responses: {
            /** @description All pairs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetadataResponse"];
                };
            };
            400: components["responses"]["MetadataRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SnapshotNotFound"];
            501: components["responses"]["NotImplemented"];
        };
    };
    updateSnapshotMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a snapshot. A value that is no UUID is a 400 with an empty message.
                 * @example b05fa51f-3f34-4242-8962-239f38eb7266
                 */
                snapshot_id: components["parameters"]["SnapshotId"];
            };
            cookie?: never;
        };
        /** @description The pairs to add or to replace. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["MetadataRequest"];
            };
        };
        responses: {
            /** @description All pairs, also those that were there before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetadataResponse"];
                };
            };
            400: components["responses"]["MetadataRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SnapshotNotFound"];
            501: components["responses"]["NotImplemented"];
        };
    };
    deleteSnapshotMetadataItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a snapshot. A value that is no UUID is a 400 with an empty message.
                 * @example b05fa51f-3f34-4242-8962-239f38eb7266
                 */
                snapshot_id: components["parameters"]["SnapshotId"];
                /**
                 * @description Key of a pair.
                 * @example role
                 */
                key: components["parameters"]["MetadataKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. There is no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MetadataRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SnapshotNotFound"];
            501: components["responses"]["NotImplemented"];
        };
    };
}
