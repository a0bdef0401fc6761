// Generated from openapi/synnefo-compute.yaml by `npm run generate`; do not edit.

export interface paths {
    "/servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List servers
         * @description Id and name of each server, by id. Deleted servers are left out, unless `changes-since` is given.
         */
        get: operations["listServers"];
        put?: never;
        /**
         * Create a server
         * @description Creates a server and, with it, its root volume. The response has the status `BUILD` and the password of the administrator, which the server tells only here and, for a while, at `/servers/{server_id}/password`. A repeat creates another server. Body and project are checked first, then key pairs, flavor, image and quota.
         */
        post: operations["createServer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/servers/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List servers with all fields
         * @description All fields of each server, by id. Deleted servers are left out, unless `changes-since` is given.
         */
        get: operations["listServerDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/servers/{server_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        /**
         * Get a server
         * @description All fields of a server. A deleted server can still be read; its status is `DELETED`.
         */
        get: operations["getServer"];
        /**
         * Rename a server
         * @description Only the name can be changed. A repeat changes nothing.
         */
        put: operations["renameServer"];
        post?: never;
        /**
         * Delete a server
         * @description Begins to delete the server, also while another task is pending, except for its creation. The root volume and volumes with `delete_on_termination` are deleted as well. A repeat is a 400 once the server is deleted.
         */
        delete: operations["deleteServer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/servers/{server_id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        /**
         * Get the initial password
         * @description The password of the administrator from the creation, as long as the server keeps it in its cache.
         */
        get: operations["getServerPassword"];
        put?: never;
        post?: never;
        /**
         * Forget the initial password
         * @description Removes the password from the cache of the server. It stays valid in the virtual machine.
         */
        delete: operations["deleteServerPassword"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/servers/{server_id}/stats": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        /**
         * Get addresses of graphs
         * @description Addresses of images with graphs of the use of CPU and network.
         */
        get: operations["getServerStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/servers/{server_id}/diagnostics": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        /**
         * List diagnostics
         * @description What was reported about the creation of the server. The body is an array without an object around it.
         */
        get: operations["listServerDiagnostics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/servers/{server_id}/action": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Perform an action
         * @description The body has exactly one property, the name of the action. Checked in this order: a deleted server is a 400, a server in creation a 409, another pending task a 400, the status `ERROR` a 400, `BUILD` a 409, any other wrong status a 400. `reassign` is allowed in any status without a pending task.
         *
         *     `console` and `os-getVNCConsole` respond with 200 and a body, `reassign` with 200 and no body, all others with 202 and no body. A repeat of an accepted action is refused while its task is pending.
         */
        post: operations["runServerAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/servers/{server_id}/ips": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        /**
         * List connections and addresses
         * @description The active connections of the server. `changes-since` is ignored here.
         */
        get: operations["listServerAddresses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/servers/{server_id}/ips/{network_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
                /**
                 * @description Id of a network.
                 * @example 2
                 */
                network_id: components["parameters"]["NetworkId"];
            };
            cookie?: never;
        };
        /**
         * Get the addresses on a network
         * @description The addresses of the server on one network.
         */
        get: operations["getServerNetworkAddresses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/servers/{server_id}/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        /**
         * Get all metadata
         * @description All pairs.
         */
        get: operations["listServerMetadata"];
        put?: never;
        /**
         * Merge metadata
         * @description Adds pairs and replaces those with the same key; others stay. A repeat changes nothing.
         */
        post: operations["updateServerMetadata"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/servers/{server_id}/metadata/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
                /**
                 * @description Key of a pair. The server cuts off an ending in `json` or `xml` with the character before it.
                 * @example os
                 */
                key: components["parameters"]["MetadataKey"];
            };
            cookie?: never;
        };
        /**
         * Get one pair
         * @description One pair. The property around it is `meta`.
         */
        get: operations["getServerMetadataItem"];
        /**
         * Set one pair
         * @description Adds the pair, or replaces its value. A repeat changes nothing.
         */
        put: operations["setServerMetadataItem"];
        post?: never;
        /**
         * Delete one pair
         * @description Deletes a pair. A repeat is a 404.
         */
        delete: operations["deleteServerMetadataItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/servers/{server_id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        /**
         * List tags
         * @description All tags with their statuses.
         */
        get: operations["listServerTags"];
        /**
         * Replace all tags
         * @description Deletes all tags and adds those of the body. A repeat ends in the same tags.
         */
        put: operations["replaceServerTags"];
        post?: never;
        /**
         * Delete all tags
         * @description Deletes the tags with the status `ACTIVE`. Tags with the status `PENDADD` stay.
         */
        delete: operations["deleteServerTags"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/servers/{server_id}/tags/{tag}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
                /**
                 * @description A tag: up to 60 characters without `/` and `,`. The server cuts off an ending in `json` or `xml` with the character before it.
                 * @example red
                 */
                tag: components["parameters"]["Tag"];
            };
            cookie?: never;
        };
        /**
         * Check a tag
         * @description Whether the server has the tag, and its status.
         */
        get: operations["checkServerTag"];
        /**
         * Add a tag
         * @description Adds a tag. A repeat changes nothing and is a 204.
         */
        put: operations["addServerTag"];
        post?: never;
        /**
         * Delete a tag
         * @description Deletes a tag with the status `ACTIVE`. One with the status `PENDADD` is a 404, as one that does not exist.
         */
        delete: operations["deleteServerTag"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/servers/{server_id}/os-volume_attachments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        /**
         * List attached volumes
         * @description All volumes of the server, also its root volume and those that are being attached.
         */
        get: operations["listVolumeAttachments"];
        put?: never;
        /**
         * Attach a volume
         * @description The volume must be `available` and have the disk template of the server's flavor, and the server may have up to 8 volumes. A repeat is refused.
         */
        post: operations["attachVolume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/servers/{server_id}/os-volume_attachments/{volume_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
                /**
                 * @description Id of a volume, which is also the id of the attachment.
                 * @example 5
                 */
                volume_id: components["parameters"]["VolumeId"];
            };
            cookie?: never;
        };
        /**
         * Get an attached volume
         * @description One attached volume. A volume that does not exist or is not attached to this server is a 400.
         */
        get: operations["getVolumeAttachment"];
        put?: never;
        post?: never;
        /**
         * Detach a volume
         * @description The volume must be `in_use` or `error` and of a detachable type, and must not be the root volume. A repeat is a 400.
         */
        delete: operations["detachVolume"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flavors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List flavors
         * @description Id and name of each flavor.
         */
        get: operations["listFlavors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flavors/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List flavors with all fields
         * @description All fields of each flavor.
         */
        get: operations["listFlavorDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flavors/{flavor_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a flavor, in digits. Any other value is a 400.
                 * @example 1
                 */
                flavor_id: components["parameters"]["FlavorId"];
            };
            cookie?: never;
        };
        /**
         * Get a flavor
         * @description All fields of a flavor, also of a deleted one. One that the user must not use is a 404.
         */
        get: operations["getFlavor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flavors/{flavor_id}/os-extra_specs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a flavor, in digits. Any other value is a 400.
                 * @example 1
                 */
                flavor_id: components["parameters"]["FlavorId"];
            };
            cookie?: never;
        };
        /**
         * Get further properties of a flavor
         * @description Further properties of a flavor; there are none unless an administrator has added some.
         */
        get: operations["getFlavorExtraSpecs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List images
         * @description Id and name of each image that the user may use, by id.
         */
        get: operations["listImages"];
        put?: never;
        /**
         * Create an image
         * @description Not implemented by any server. Images are registered at the image service.
         */
        post: operations["createImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/images/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List images with all fields
         * @description All fields of each image that the user may use, by id.
         */
        get: operations["listImageDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/images/{image_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an image.
                 * @example dd3a86c2-f6b6-4116-9703-d15884a4b82f
                 */
                image_id: components["parameters"]["ImageId"];
            };
            cookie?: never;
        };
        /**
         * Get an image
         * @description All fields of an image.
         */
        get: operations["getImage"];
        put?: never;
        post?: never;
        /**
         * Unregister an image
         * @description The file of the image stays in the object store. A repeat is a 404.
         */
        delete: operations["deleteImage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/images/{image_id}/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an image.
                 * @example dd3a86c2-f6b6-4116-9703-d15884a4b82f
                 */
                image_id: components["parameters"]["ImageId"];
            };
            cookie?: never;
        };
        /**
         * Get all metadata of an image
         * @description All pairs.
         */
        get: operations["listImageMetadata"];
        put?: never;
        /**
         * Merge metadata of an image
         * @description Adds pairs and replaces those with the same key; others stay. The case of keys is kept, unlike at the image service. A repeat changes nothing but the time of the change.
         */
        post: operations["updateImageMetadata"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/images/{image_id}/metadata/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an image.
                 * @example dd3a86c2-f6b6-4116-9703-d15884a4b82f
                 */
                image_id: components["parameters"]["ImageId"];
                /**
                 * @description Key of a pair. The server cuts off an ending in `json` or `xml` with the character before it.
                 * @example os
                 */
                key: components["parameters"]["MetadataKey"];
            };
            cookie?: never;
        };
        /**
         * Get one pair of an image
         * @description One pair. The property around it is `meta`.
         */
        get: operations["getImageMetadataItem"];
        /**
         * Set one pair of an image
         * @description Adds the pair, or replaces its value. A repeat changes nothing but the time of the change.
         */
        put: operations["setImageMetadataItem"];
        post?: never;
        /**
         * Delete one pair of an image
         * @description Deletes a pair, or does nothing if there is none. A repeat changes nothing.
         */
        delete: operations["deleteImageMetadataItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/os-keypairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List key pairs
         * @description All key pairs, in no order that can be relied on. Each is nested in an object with the property `keypair`.
         */
        get: operations["listKeyPairs"];
        put?: never;
        /**
         * Add or generate a key pair
         * @description Stores a public key, which is not checked. Without one, the server generates a pair and responds with the private key, which it does not keep; a server without an RSA library refuses that with a 403. A repeat is a 409.
         */
        post: operations["createKeyPair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/os-keypairs/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of a key pair.
                 * @example k1
                 */
                name: components["parameters"]["KeyPairName"];
            };
            cookie?: never;
        };
        /**
         * Get a key pair
         * @description All fields of a key pair.
         */
        get: operations["getKeyPair"];
        put?: never;
        post?: never;
        /**
         * Delete a key pair
         * @description Servers that were created with it keep the key. A repeat is a 404.
         */
        delete: operations["deleteKeyPair"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/os-floating-ips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List floating IPs
         * @description All floating IP addresses in the form of older clients.
         */
        get: operations["listComputeFloatingIps"];
        put?: never;
        /**
         * Allocate a floating IP
         * @description Allocates an address from any pool. The server ignores the body. A repeat allocates another address.
         */
        post: operations["allocateComputeFloatingIp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/os-floating-ips/{floating_ip_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a floating IP address. A value that is no number is a 400.
                 * @example 1
                 */
                floating_ip_id: components["parameters"]["FloatingIpId"];
            };
            cookie?: never;
        };
        /**
         * Get a floating IP
         * @description Unlike the list, the response has the form of the network API.
         */
        get: operations["getComputeFloatingIp"];
        put?: never;
        post?: never;
        /**
         * Release a floating IP
         * @description Returns the address to its pool. It must not be in use. A repeat is a 404.
         */
        delete: operations["deleteComputeFloatingIp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/os-floating-ip-pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List pools of floating IPs
         * @description No server has this path. Networks with `SNF:floating_ip_pool` are the pools.
         */
        get: operations["listFloatingIpPools"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/extensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List extensions
         * @description No server has extensions.
         */
        get: operations["listExtensions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/extensions/{alias}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of an extension.
                 * @example OS-DCF
                 */
                alias: components["parameters"]["ExtensionAlias"];
            };
            cookie?: never;
        };
        /**
         * Get an extension
         * @description No server has extensions.
         */
        get: operations["getExtension"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get limits
         * @description No server has this path. The account service has the quotas.
         */
        get: operations["getLimits"];
        put?: never;
        post?: never;
        delete?: never;
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
        FaultName: "badRequest" | "unauthorized" | "forbidden" | "resizeNotAllowed" | "itemNotFound" | "featureNotEnabled" | "notAllowed" | "conflict" | "buildInProgress" | "overLimit" | "badMediaType" | "networkInUse" | "internalServerError" | "notImplemented" | "serviceUnavailable" | "fault";
        /**
         * @description The statuses of servers that this contract knows. `BUILD` → `ACTIVE` or `ERROR`; `ACTIVE` → `STOPPED` and back; `ACTIVE` → `REBOOT` → `ACTIVE`; `STOPPED` → `RESIZE` → `STOPPED`; any → `DELETED`, which is final. A server may have others.
         * @enum {string}
         */
        ServerStatus: "BUILD" | "ACTIVE" | "STOPPED" | "REBOOT" | "RESIZE" | "ERROR" | "DELETED" | "UNKNOWN";
        /**
         * @description What is being done with a server, as far as this contract knows; empty if nothing is. A server may have others.
         * @enum {string}
         */
        TaskState: "" | "BUILDING" | "STARTING" | "STOPPING" | "REBOOTING" | "DESTROYING" | "RESIZING" | "RESCUING" | "UNRESCUING" | "CONNECTING" | "DISCONNECTING" | "ATTACHING_VOLUME" | "DETACHING_VOLUME" | "UNKNOWN";
        /**
         * @description The statuses of images that this contract knows. An image may have others.
         * @enum {string}
         */
        ImageStatus: "ACTIVE" | "SAVING" | "ERROR" | "DELETED" | "UNKNOWN";
        /**
         * @description The statuses of tags that this contract knows: `PENDADD` while the provider adds the tag, `ACTIVE` after that. A tag may have others.
         * @enum {string}
         */
        TagStatus: "ACTIVE" | "PENDADD";
        /**
         * @description How a connection to a public network is protected: not at all, by the rules of the profile `ENABLED`, or by those of `PROTECTED`. The deployment defines both. A connection may have others.
         * @enum {string}
         */
        FirewallProfile: "DISABLED" | "ENABLED" | "PROTECTED";
        /**
         * @description The kinds of consoles: VNC over TCP, over WebSocket, and over WebSocket with TLS. A server may respond with others.
         * @enum {string}
         */
        ConsoleType: "vnc" | "vnc-ws" | "vnc-wss";
        /**
         * @description `SOFT` asks the operating system to restart; `HARD` turns the virtual machine off and on.
         * @enum {string}
         */
        RebootType: "SOFT" | "HARD";
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
        /** @description An address of a thing. */
        Link: {
            /** @description `self`, `bookmark`, or `alternate` for an address at another service. */
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
        /** @description Metadata to merge. */
        MetadataRequest: {
            /** @description The pairs to add or to replace. */
            metadata: components["schemas"]["Metadata"];
        };
        /** @description One pair. */
        MetadataItemResponse: {
            /** @description The pair. */
            meta: {
                [key: string]: string;
            };
        };
        /** @description One pair to set. */
        MetadataItemRequest: {
            /** @description The pair. Its key must be that in the path. */
            meta: {
                [key: string]: string;
            };
        };
        /** @description Anything; the server ignores it. */
        IgnoredObject: {
            [key: string]: unknown;
        };
        /** @description A server in a list. */
        ServerSummary: {
            /** @description The id; a number. */
            id: components["schemas"]["Id"];
            /** @description The name. */
            name: string;
            /** @description The addresses of the server. */
            links: components["schemas"]["Links"];
        };
        /** @description A virtual server. */
        Server: {
            /** @description The id; a number. */
            id: components["schemas"]["Id"];
            /** @description The name. */
            name: string;
            /** @description The addresses of the server. */
            links: components["schemas"]["Links"];
            /** @description Id of the user who owns the server. */
            user_id: string;
            /** @description Id of the project whose quota the server counts in. */
            tenant_id: string;
            /** @description Whether the members of the project may use the server. Older servers do not send it. */
            shared_to_project?: boolean;
            /** @description The status. */
            status: components["schemas"]["ServerStatus"] | (string & {});
            /** @description What is being done with the server; empty if nothing is. */
            "SNF:task_state": components["schemas"]["TaskState"] | (string & {});
            /** @description How far the creation is, in percent. 100 if the server is `ACTIVE`, 0 if it is deleted. */
            progress: number;
            /** @description Always empty. */
            hostId: string;
            /**
             * Format: date-time
             * @description When the server was created.
             */
            created: string;
            /**
             * Format: date-time
             * @description When the server was last changed.
             */
            updated: string;
            /** @description The flavor. */
            flavor: components["schemas"]["FlavorReference"];
            /** @description The image that the server was created from. */
            image: components["schemas"]["ImageReference"];
            /** @description Whether an administrator has suspended the server. */
            suspended: boolean;
            /** @description The metadata. */
            metadata: components["schemas"]["Metadata"];
            /** @description The tags with the status `ACTIVE`. Older servers do not send them. */
            tags?: string[];
            /** @description The active connections to networks. */
            attachments: components["schemas"]["NetworkAttachment"][];
            /** @description The addresses. */
            addresses: components["schemas"]["AddressesByNetwork"];
            /** @description Ids of the volumes, as numbers. Older servers do not send them. */
            volumes?: components["schemas"]["Id"][];
            /** @description The latest entry of the diagnostics, or none. */
            diagnostics: components["schemas"]["Diagnostic"][];
            /** @description Always one with the name `default`. */
            security_groups: components["schemas"]["SecurityGroup"][];
            /** @description Name of the key pair that the server was created with. */
            key_name: string | null;
            /** @description Names of the key pairs that the server was created with. Older servers do not send them. */
            "SNF:key_names"?: string[];
            /** @description Always empty. */
            config_drive: string;
            /** @description Always empty. */
            accessIPv4: string;
            /** @description Always empty. */
            accessIPv6: string;
            /** @description The name of the server in the DNS. */
            "SNF:fqdn": string | null;
            /** @description Where ports of the server are reached from outside, by the port of the server. */
            "SNF:port_forwarding": {
                [key: string]: components["schemas"]["ForwardedPort"];
            };
            /** @description Whether the server is deleted. Older servers do not send it. */
            deleted?: boolean;
            /** @description Whether the server runs a rescue image. Older servers do not send it. */
            "SNF:rescue"?: boolean;
            /** @description The password of the administrator. Only in the response to the creation. */
            adminPass?: string;
        };
        /** @description All servers. */
        ServerListResponse: {
            /** @description The servers, by id. */
            servers: components["schemas"]["ServerSummary"][];
        };
        /** @description All servers with all fields. */
        ServerDetailsResponse: {
            /** @description The servers, by id. */
            servers: components["schemas"]["Server"][];
        };
        /** @description One server. */
        ServerResponse: {
            /** @description The server. */
            server: components["schemas"]["Server"];
        };
        /** @description The flavor of a server. */
        FlavorReference: {
            /** @description The id; a number. */
            id: components["schemas"]["Id"];
            /** @description The addresses of the flavor. */
            links: components["schemas"]["Links"];
        };
        /** @description The image of a server. */
        ImageReference: {
            /** @description The id. */
            id: string;
            /** @description The addresses of the image. */
            links: components["schemas"]["Links"];
        };
        /** @description A connection of a server to a network. */
        NetworkAttachment: {
            /** @description Id of the port; a number here. */
            id: components["schemas"]["Id"];
            /** @description Id of the network; a string. */
            network_id: components["schemas"]["Id"];
            /** @description The hardware address. */
            mac_address: string | null;
            /** @description The IPv4 address; empty if there is none. */
            ipv4: string | null;
            /** @description The IPv6 address; empty if there is none. */
            ipv6: string | null;
            /** @description The firewall; only of connections to public networks. */
            firewallProfile?: components["schemas"]["FirewallProfile"] | (string & {});
            /** @description `fixed`, or `floating` if the address is a floating IP address. */
            "OS-EXT-IPS:type"?: string;
        };
        /** @description An address of a server. */
        Address: {
            /** @description 4 or 6. */
            version: number;
            /** @description The address. */
            addr: string | null;
            /** @description `fixed`, or `floating` if the address is a floating IP address. */
            "OS-EXT-IPS:type"?: string;
        };
        /** @description Addresses by the id of the network. */
        AddressesByNetwork: {
            [key: string]: components["schemas"]["Address"][];
        };
        /** @description The connections of a server, in two forms. */
        ServerAddressesResponse: {
            /** @description The addresses. */
            addresses: components["schemas"]["AddressesByNetwork"];
            /** @description The active connections to networks. */
            attachments: components["schemas"]["NetworkAttachment"][];
        };
        /** @description The addresses of a server on one network. */
        NetworkAddressesResponse: {
            /** @description The addresses of one network. */
            network: components["schemas"]["AddressesByNetwork"];
        };
        /** @description A message about a server. */
        Diagnostic: {
            /** @description How severe it is. */
            level: string;
            /**
             * Format: date-time
             * @description When the message arrived.
             */
            created: string;
            /** @description What reported it. */
            source: string;
            /**
             * Format: date-time
             * @description When it was reported, if that is known.
             */
            source_date?: string;
            /** @description The message. */
            message: string;
            /** @description More about it. */
            details: string | null;
        };
        /** @description All messages about a server. */
        DiagnosticList: components["schemas"]["Diagnostic"][];
        /** @description A security group. */
        SecurityGroup: {
            /** @description The name. */
            name: string;
        };
        /** @description Where a port is reached. */
        ForwardedPort: {
            /** @description The host. */
            host: string;
            /** @description The port, in digits. */
            port: string;
        };
        /** @description The initial password of a server. */
        PasswordResponse: {
            /** @description The password of the administrator. */
            password: string;
        };
        /** @description Addresses of graphs. */
        ServerStats: {
            /** @description Id of the server; a number. */
            serverRef: components["schemas"]["Id"];
            /** @description How often the graphs change, in seconds. */
            refresh: number;
            /** @description Address of a bar with the use of CPU. */
            cpuBar: string;
            /** @description Address of a graph of the use of CPU over time. */
            cpuTimeSeries: string;
            /** @description Address of a bar with the network traffic. */
            netBar: string;
            /** @description Address of a graph of the network traffic over time. */
            netTimeSeries: string;
        };
        /** @description Addresses of graphs of a server. */
        ServerStatsResponse: {
            /** @description The addresses. */
            stats: components["schemas"]["ServerStats"];
        };
        /** @description A server to create. */
        ServerCreateRequest: {
            /** @description The server to create. */
            server: components["schemas"]["ServerCreate"];
        };
        /** @description What a server is created with. */
        ServerCreate: {
            /** @description The name, up to 255 characters. */
            name: string;
            /** @description Id of the flavor. Numbers and digits are accepted. */
            flavorRef: components["schemas"]["Id"];
            /** @description Id of the image; null if the first of `block_device_mapping_v2` has the source. */
            imageRef: string | null;
            /** @description Up to 10 pairs, with keys of up to 50 characters and values of up to 500. */
            metadata?: {
                [key: string]: string;
            };
            /** @description Up to 50 tags without `/` and `,`. The server puts 14 characters before each and accepts 60 with them, so 46 can be used here. */
            tags?: string[];
            /** @description Up to 5 files that are written into the server at its creation. */
            personality?: [
            ] | [
                components["schemas"]["PersonalityFile"]
            ] | [
                components["schemas"]["PersonalityFile"],
                components["schemas"]["PersonalityFile"]
            ] | [
                components["schemas"]["PersonalityFile"],
                components["schemas"]["PersonalityFile"],
                components["schemas"]["PersonalityFile"]
            ] | [
                components["schemas"]["PersonalityFile"],
                components["schemas"]["PersonalityFile"],
                components["schemas"]["PersonalityFile"],
                components["schemas"]["PersonalityFile"]
            ] | [
                components["schemas"]["PersonalityFile"],
                components["schemas"]["PersonalityFile"],
                components["schemas"]["PersonalityFile"],
                components["schemas"]["PersonalityFile"],
                components["schemas"]["PersonalityFile"]
            ];
            /** @description Up to 8 connections. Without this property, the server connects as its settings say; with an empty array, it connects to nothing. */
            networks?: components["schemas"]["ServerNetwork"][];
            /** @description Id of the project. Default is the user's own project. */
            project?: string;
            /** @description Whether the members of the project may use the server. Default is false. */
            shared_to_project?: boolean;
            /** @description Data for the first start, in Base64. */
            user_data?: string;
            /** @description Name of a key pair. Not together with `SNF:key_names`. */
            key_name?: string;
            /** @description Names of key pairs. Not together with `key_name`. */
            "SNF:key_names"?: string[];
            /** @description The password of the administrator: at least 10 characters, with an upper-case letter, a lower-case letter and a digit. Default is a generated one. */
            adminPass?: string;
            /** @description The volumes of the server. The first is the root volume and must not be `blank`. */
            block_device_mapping_v2?: components["schemas"]["BlockDevice"][];
        };
        /** @description A file that is written into a server at its creation. */
        PersonalityFile: {
            /** @description The path. */
            path: string;
            /** @description The contents, in Base64: up to 10240 bytes, encoded and decoded. */
            contents: string;
            /** @description The user who owns the file. */
            owner?: string;
            /** @description The group that owns the file. */
            group?: string;
            /** @description The permissions, as a number: 384 is 0600. */
            mode?: number;
        };
        /** @description A connection of a new server, to a network or by an existing port. */
        ServerNetwork: {
            /** @description Id of the network. */
            uuid: components["schemas"]["Id"];
            /** @description The address. On a public network, a floating IP address of the user; without one, the server picks a free one of the user. */
            fixed_ip?: string;
        } | {
            /** @description Id of the port. */
            port: components["schemas"]["Id"];
        };
        /** @description A volume of a new server. */
        BlockDevice: {
            /**
             * @description What the volume is made of; with `volume`, an existing volume is used.
             * @enum {string}
             */
            source_type: "image" | "volume" | "blank" | "snapshot";
            /** @description Id of the source; none for `blank`. */
            uuid?: components["schemas"]["Id"];
            /** @description The size in GiB, up to 200. */
            volume_size?: number;
            /** @description Whether the volume is deleted with the server. False is accepted only with an existing volume. Default is true. */
            delete_on_termination?: boolean;
        };
        /** @description A new name of a server. */
        ServerRenameRequest: {
            /** @description The server. */
            server: {
                /** @description The name, up to 255 characters. */
                name: string;
            };
        };
        /** @description One action, by its name. */
        ServerAction: components["schemas"]["StartAction"] | components["schemas"]["OsStartAction"] | components["schemas"]["ShutdownAction"] | components["schemas"]["OsStopAction"] | components["schemas"]["RebootAction"] | components["schemas"]["ResizeAction"] | components["schemas"]["FirewallProfileAction"] | components["schemas"]["ConsoleAction"] | components["schemas"]["VncConsoleAction"] | components["schemas"]["ReassignAction"] | components["schemas"]["AddFloatingIpAction"] | components["schemas"]["RemoveFloatingIpAction"] | components["schemas"]["RescueAction"] | components["schemas"]["UnrescueAction"] | components["schemas"]["SuspendAction"] | components["schemas"]["SpiceConsoleAction"] | components["schemas"]["RdpConsoleAction"] | components["schemas"]["ChangePasswordAction"] | components["schemas"]["RebuildAction"] | components["schemas"]["ConfirmResizeAction"] | components["schemas"]["RevertResizeAction"] | components["schemas"]["CreateImageAction"];
        /** @description Nothing; an empty object or null. */
        NoArguments: Record<string, never> | null;
        /** @description Starts a server that is `STOPPED`. */
        StartAction: {
            /** @description No arguments. */
            start: components["schemas"]["NoArguments"];
        };
        /** @description The same as `start`. */
        OsStartAction: {
            /** @description No arguments. */
            "os-start": components["schemas"]["NoArguments"];
        };
        /** @description Shuts down a server that is `ACTIVE`. */
        ShutdownAction: {
            /** @description No arguments. */
            shutdown: components["schemas"]["NoArguments"];
        };
        /** @description The same as `shutdown`. */
        OsStopAction: {
            /** @description No arguments. */
            "os-stop": components["schemas"]["NoArguments"];
        };
        /** @description Restarts a server that is `ACTIVE`. */
        RebootAction: {
            /** @description How. Null instead of an object is a 500. */
            reboot: {
                /** @description Default is `SOFT`. */
                type?: components["schemas"]["RebootType"];
            };
        };
        /** @description Changes the flavor of a server that is `STOPPED`. The new one must have the same disk size and the same type of volume. */
        ResizeAction: {
            /** @description To which flavor. */
            resize: {
                /** @description Id of the flavor. */
                flavorRef: components["schemas"]["Id"];
            };
        };
        /** @description Changes the firewall of a connection to a public network. */
        FirewallProfileAction: {
            /** @description Which firewall, and of which connection. */
            firewallProfile: {
                /** @description The firewall. */
                profile: components["schemas"]["FirewallProfile"];
                /** @description Id of the port. */
                nic: components["schemas"]["Id"];
            };
        };
        /** @description Opens a console of a server that is `ACTIVE`. Each call opens another one. */
        ConsoleAction: {
            /** @description Which console. */
            console: {
                /** @description The kind of console. */
                type: components["schemas"]["ConsoleType"];
            };
        };
        /** @description Opens a console for a browser, as OpenStack does. */
        VncConsoleAction: {
            /** @description Which console. */
            "os-getVNCConsole": {
                /**
                 * @description The kind of console.
                 * @enum {string}
                 */
                type: "novnc" | "xvpvnc";
            };
        };
        /** @description Moves the server and its root volume to another project of the user. */
        ReassignAction: {
            /** @description To which project. */
            reassign: {
                /** @description Id of the project. */
                project: string;
                /** @description Whether the members of the project may use the server. Default is false. True is a 403 where the server does not allow sharing. */
                shared_to_project?: boolean;
            };
        };
        /** @description Connects the server by a floating IP address. */
        AddFloatingIpAction: {
            /** @description Which address. */
            addFloatingIp: components["schemas"]["FloatingIpArgument"];
        };
        /** @description Ends the connection by a floating IP address. */
        RemoveFloatingIpAction: {
            /** @description Which address. */
            removeFloatingIp: components["schemas"]["FloatingIpArgument"];
        };
        /** @description A floating IP address. */
        FloatingIpArgument: {
            /** @description The address. */
            address: string;
        };
        /** @description Makes a server that is `STOPPED` start from a rescue image the next time. */
        RescueAction: {
            /** @description By which image. */
            rescue: {
                /** @description Id of the rescue image. Default is one that the server chooses. */
                rescue_image_ref?: components["schemas"]["Id"];
            };
        };
        /** @description Ends the rescue of a server that is `STOPPED`. */
        UnrescueAction: {
            /** @description No arguments. */
            unrescue: components["schemas"]["NoArguments"];
        };
        /** @description Suspends the server. Only for administrators; all others get a 403. */
        SuspendAction: {
            /** @description No arguments. */
            suspend: components["schemas"]["NoArguments"];
        };
        /** @description Not implemented by any server; a 501. */
        SpiceConsoleAction: {
            /** @description Any arguments. */
            "os-getSPICEConsole": components["schemas"]["IgnoredObject"];
        };
        /** @description Not implemented by any server; a 501. */
        RdpConsoleAction: {
            /** @description Any arguments. */
            "os-getRDPConsole": components["schemas"]["IgnoredObject"];
        };
        /** @description Not supported by any server; a 400. */
        ChangePasswordAction: {
            /** @description The password. */
            changePassword: {
                /** @description The new password of the administrator. */
                adminPass: string;
            };
        };
        /** @description Not supported by any server; a 400. */
        RebuildAction: {
            /** @description Any arguments. */
            rebuild: components["schemas"]["IgnoredObject"];
        };
        /** @description Not supported by any server; a 400. */
        ConfirmResizeAction: {
            /** @description No arguments. */
            confirmResize: components["schemas"]["NoArguments"];
        };
        /** @description Not supported by any server; a 400. */
        RevertResizeAction: {
            /** @description No arguments. */
            revertResize: components["schemas"]["NoArguments"];
        };
        /** @description Not supported by any server; a 400. */
        CreateImageAction: {
            /** @description The image. */
            createImage: {
                /** @description The name of the image. */
                name: string;
                /** @description The metadata of the image. */
                metadata?: components["schemas"]["Metadata"];
            };
        };
        /** @description How to reach a console. */
        ConsoleResponse: {
            /** @description How to reach the console. */
            console: components["schemas"]["Console"] | components["schemas"]["ConsoleAddress"];
        };
        /** @description A console, as `console` opens it. */
        Console: {
            /** @description The kind of console. */
            type: components["schemas"]["ConsoleType"] | (string & {});
            /** @description The host. */
            host: string;
            /** @description The port. */
            port: number;
            /** @description The password. */
            password: string;
        };
        /** @description A console for a browser, as `os-getVNCConsole` opens it. */
        ConsoleAddress: {
            /** @description The kind of console. */
            type: string;
            /** @description The address, with what it is opened by. */
            url: string;
        };
        /** @description The tags of a server and their statuses, in the same order. */
        ServerTagsResponse: {
            /** @description The tags. */
            tags: string[];
            /** @description The status of the tag at the same position. */
            statuses: (components["schemas"]["TagStatus"] | (string & {}))[];
        };
        /** @description All tags that a server is to have. */
        ServerTagsRequest: {
            /** @description Up to 50 tags, each up to 60 characters without `/` and `,`. */
            tags: string[];
        };
        /** @description A volume of a server. */
        VolumeAttachment: {
            /** @description The id; a number. It is that of the volume. */
            id: components["schemas"]["Id"];
            /** @description Id of the volume; a number. */
            volumeId: components["schemas"]["Id"];
            /** @description Id of the server; a number. */
            serverId: components["schemas"]["Id"];
            /** @description Always empty. */
            device: string;
        };
        /** @description All volumes of a server. */
        VolumeAttachmentListResponse: {
            /** @description The volumes. */
            volumeAttachments: components["schemas"]["VolumeAttachment"][];
        };
        /** @description One volume of a server. */
        VolumeAttachmentResponse: {
            /** @description The volume. */
            volumeAttachment: components["schemas"]["VolumeAttachment"];
        };
        /** @description A volume to attach. */
        VolumeAttachRequest: {
            /** @description The volume. */
            volumeAttachment: {
                /** @description Id of the volume. */
                volumeId: components["schemas"]["Id"];
            };
        };
        /** @description A flavor in a list. */
        FlavorSummary: {
            /** @description The id; a number. */
            id: components["schemas"]["Id"];
            /** @description The name. */
            name: string;
            /** @description The addresses of the flavor. */
            links: components["schemas"]["Links"];
        };
        /** @description A size of servers. */
        Flavor: {
            /** @description The id; a number. */
            id: components["schemas"]["Id"];
            /** @description The name, such as `C1R1024D20drbd`. */
            name: string;
            /** @description The addresses of the flavor. */
            links: components["schemas"]["Links"];
            /** @description Memory in MiB. */
            ram: number;
            /** @description Size of the root volume in GiB. */
            disk: number;
            /** @description Number of virtual CPUs. */
            vcpus: number;
            /** @description Whether every user may use it. Older servers do not send it. */
            "os-flavor-access:is_public"?: boolean;
            /** @description How the provider stores volumes of this flavor. */
            "SNF:disk_template": string;
            /** @description Id of the type of volume; a number. */
            "SNF:volume_type": components["schemas"]["Id"];
            /** @description Whether servers can be created with it; otherwise that is a 403. */
            "SNF:allow_create": boolean;
            /** @description Ids of the projects that may use it, as far as the user belongs to them. Older servers do not send it. */
            "SNF:flavor-access"?: string[];
        };
        /** @description All flavors. */
        FlavorListResponse: {
            /** @description The flavors. */
            flavors: components["schemas"]["FlavorSummary"][];
        };
        /** @description All flavors with all fields. */
        FlavorDetailsResponse: {
            /** @description The flavors. */
            flavors: components["schemas"]["Flavor"][];
        };
        /** @description One flavor. */
        FlavorResponse: {
            /** @description The flavor. */
            flavor: components["schemas"]["Flavor"];
        };
        /** @description Further properties of a flavor. */
        ExtraSpecsResponse: {
            /** @description The properties. */
            extra_specs: {
                [key: string]: unknown;
            };
        };
        /** @description An image in a list. */
        ImageSummary: {
            /** @description The id. */
            id: string;
            /** @description The name. */
            name: string;
        };
        /** @description An image, as servers see it. */
        Image: {
            /** @description The id. */
            id: string;
            /** @description The name. */
            name: string;
            /**
             * Format: date-time
             * @description The same as `updated`. In whole seconds.
             */
            created: string;
            /**
             * Format: date-time
             * @description When the image or its metadata changed. In whole seconds.
             */
            updated: string;
            /** @description The status. */
            status: components["schemas"]["ImageStatus"] | (string & {});
            /** @description 100 if the image is `ACTIVE`, 0 otherwise. */
            progress: number;
            /** @description Id of the user who owns the image. */
            user_id: string;
            /** @description Id of the user who owns the image, too. */
            tenant_id: string;
            /** @description Whether every user may use it. */
            public: boolean;
            /** @description Whether it is a snapshot of a volume. Older servers do not send it. */
            is_snapshot?: boolean;
            /** @description The addresses of the image. */
            links: components["schemas"]["Links"];
            /** @description The properties of the image. */
            metadata: components["schemas"]["Metadata"];
        };
        /** @description All images. */
        ImageListResponse: {
            /** @description The images. */
            images: components["schemas"]["ImageSummary"][];
        };
        /** @description All images with all fields. */
        ImageDetailsResponse: {
            /** @description The images. */
            images: components["schemas"]["Image"][];
        };
        /** @description One image. */
        ImageResponse: {
            /** @description The image. */
            image: components["schemas"]["Image"];
        };
        /** @description A key pair in a list. */
        KeyPairSummary: {
            /** @description The name. */
            name: string;
            /** @description The fingerprint of the key, or `unknown fingerprint`. */
            fingerprint: string;
            /** @description The public key. */
            public_key: string;
        };
        /** @description What a key pair in a list is nested in. */
        KeyPairListItem: {
            /** @description The key pair. */
            keypair: components["schemas"]["KeyPairSummary"];
        };
        /** @description All key pairs. */
        KeyPairListResponse: {
            /** @description The key pairs. */
            keypairs: components["schemas"]["KeyPairListItem"][];
        };
        /** @description A key pair. */
        KeyPair: {
            /** @description The id; a number. */
            id: components["schemas"]["Id"];
            /** @description The name. */
            name: string;
            /** @description The fingerprint of the key, or `unknown fingerprint`. */
            fingerprint: string;
            /** @description The public key. */
            public_key: string;
            /** @description Whether it is deleted. */
            deleted: boolean;
            /** @description When it was created. ISO 8601 in UTC without an offset. */
            created_at: string;
            /** @description When it was changed. ISO 8601 in UTC without an offset. */
            updated_at: string;
            /** @description When it was deleted. ISO 8601 in UTC without an offset. */
            deleted_at: string | null;
        };
        /** @description One key pair. */
        KeyPairResponse: {
            /** @description The key pair. */
            keypair: components["schemas"]["KeyPair"];
        };
        /** @description A new key pair. */
        KeyPairCreated: {
            /** @description The name. */
            name: string;
            /** @description The fingerprint of the key, or `unknown fingerprint`. */
            fingerprint: string;
            /** @description The public key. */
            public_key: string;
            /** @description The private key; only if the server generated the pair. */
            private_key?: string;
        };
        /** @description A new key pair. */
        KeyPairCreatedResponse: {
            /** @description The key pair. */
            keypair: components["schemas"]["KeyPairCreated"];
        };
        /** @description A key pair to add or to generate. */
        KeyPairCreate: {
            /** @description The name. */
            name: string;
            /** @description The public key. Without it the server generates a pair. */
            public_key?: string;
        };
        /** @description A key pair to add or to generate. */
        KeyPairCreateRequest: {
            /** @description The key pair. */
            keypair: components["schemas"]["KeyPairCreate"];
        };
        /** @description A floating IP address in the form of older clients. */
        ComputeFloatingIp: {
            /** @description The id; a number. */
            id: components["schemas"]["Id"];
            /** @description The address. */
            ip: string;
            /** @description Always null. */
            fixed_ip: null;
            /** @description Id of the server that uses it; a string. Null if none does. */
            instance_id: number | string | null;
            /** @description Always null. */
            pool: null;
        };
        /** @description All floating IP addresses. */
        ComputeFloatingIpListResponse: {
            /** @description The addresses. */
            floating_ips: components["schemas"]["ComputeFloatingIp"][];
        };
        /** @description A new floating IP address. */
        ComputeFloatingIpResponse: {
            /** @description The address. */
            floating_ip: components["schemas"]["ComputeFloatingIp"];
        };
        /** @description A floating IP address in the form of the network API. */
        NetworkFloatingIp: {
            /** @description The id; a string. */
            id: components["schemas"]["Id"];
            /** @description The address. */
            floating_ip_address: string;
            /** @description Id of its network; a string. */
            floating_network_id: components["schemas"]["Id"];
            /** @description Always null. */
            fixed_ip_address: null;
            /** @description Id of the port that uses it; a string. Null if none does. */
            port_id: number | string | null;
            /** @description Id of the server that uses it; a string. Null if none does. */
            instance_id: number | string | null;
            /** @description Id of the user who owns it. */
            user_id: string;
            /** @description Id of the project whose quota it counts in. */
            tenant_id: string;
            /** @description Whether the members of the project may use it. Older servers do not send it. */
            shared_to_project?: boolean;
            /** @description Whether it is released. */
            deleted: boolean;
        };
        /** @description One floating IP address. */
        NetworkFloatingIpResponse: {
            /** @description The address. */
            floatingip: components["schemas"]["NetworkFloatingIp"];
        };
        /** @description All extensions. */
        ExtensionListResponse: {
            /** @description Always empty. */
            extensions: components["schemas"]["IgnoredObject"][];
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
        /** @description The request is malformed. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
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
        /** @description The server has no such path. */
        EndpointNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description A required property is missing, a value is invalid, there are too many metadata, tags or networks, or the user does not belong to the project. */
        ServerNotCreated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The action does not exist or is not supported, its value is invalid, or the state of the server does not allow it. */
        ActionRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The body is malformed, a key or a value is too long, or there would be too many pairs. */
        MetadataRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The body is malformed, a tag is invalid, or there would be too many. */
        TagsRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The volume does not exist, is not attached to this server, is the root volume, or has a status or a type that does not allow it. */
        AttachmentRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The body is malformed, or the name is missing. */
        KeyPairRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The id is no number. */
        FloatingIpRefused: {
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
        /** @description An administrator has suspended the server, or the user must not do this. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The server cannot generate key pairs. */
        KeyGenerationRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description There is no such thing, or it belongs to another user. The message may be empty. */
        ItemNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description There is no such server, with a fault as the body; or the server has no such tag, or none that can be deleted: then there is no body. */
        TagNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description There is no such server, connection, flavor or image; or this server does not have the feature, which is a `featureNotEnabled` with an empty message. */
        ActionNotFound: {
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
        /** @description The address is in use, or no floating IP address is free. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The name is taken. */
        KeyPairExists: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description A quota is exceeded; or, at the creation of a server, a file is too large or there are too many. */
        OverLimit: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The server failed, for example because the value of `reboot` is null. */
        ServerFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The user has as many key pairs as the server allows. The body is the plain text `SSH keys limit exceeded`, without quotation marks, under a JSON content type. Any other failure has a fault as its body. */
        KeyPairLimitReached: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"] | string;
            };
        };
        /** @description The server does not implement this. */
        NotImplemented: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description No provider has room for the server. */
        ServiceUnavailable: {
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
         * @description Id of a server, in digits. Any other value is a 400.
         * @example 1
         */
        ServerId: number | string;
        /**
         * @description Id of a network.
         * @example 2
         */
        NetworkId: number | string;
        /**
         * @description Id of a volume, which is also the id of the attachment.
         * @example 5
         */
        VolumeId: number | string;
        /**
         * @description Id of a flavor, in digits. Any other value is a 400.
         * @example 1
         */
        FlavorId: number | string;
        /**
         * @description Id of an image.
         * @example dd3a86c2-f6b6-4116-9703-d15884a4b82f
         */
        ImageId: string;
        /**
         * @description Id of a floating IP address. A value that is no number is a 400.
         * @example 1
         */
        FloatingIpId: number | string;
        /**
         * @description Key of a pair. The server cuts off an ending in `json` or `xml` with the character before it.
         * @example os
         */
        MetadataKey: string;
        /**
         * @description A tag: up to 60 characters without `/` and `,`. The server cuts off an ending in `json` or `xml` with the character before it.
         * @example red
         */
        Tag: string;
        /**
         * @description Name of a key pair.
         * @example k1
         */
        KeyPairName: string;
        /**
         * @description Name of an extension.
         * @example OS-DCF
         */
        ExtensionAlias: string;
        /** @description Only what has changed since then, also what was deleted. ISO 8601 with an offset from UTC; without one, in the future, or more than 3600 s ago is a 400. If nothing has changed, the response is a 304. */
        ChangesSince: string;
        /** @description Ignored, with any value. */
        ChangesSinceIgnored: string;
        /** @description Only flavors that are public, or only those that are not. The case does not matter. */
        IsPublic: "true" | "false" | "True" | "False";
        /** @description Only the flavors that are granted to this project by its id; public flavors are not among them. The list is empty for a project that the user does not belong to. */
        FlavorAccess: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description `ACTIVE`, or `PENDADD` while the provider adds the tag.
         * @example ACTIVE
         */
        TagStatusHeader: string;
        /**
         * @description The address of the tag.
         * @example https://cyclades.example.org/cyclades/compute/v2.0/servers/1/tags/red
         */
        TagLocation: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listServers: {
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
            /** @description All servers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerListResponse"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
        };
    };
    createServer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description `name`, `flavorRef` and `imageRef` are required. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServerCreateRequest"];
            };
        };
        responses: {
            /** @description The new server, with `adminPass`. There is no header `Location`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerResponse"];
                };
            };
            400: components["responses"]["ServerNotCreated"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["OverLimit"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listServerDetails: {
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
            /** @description All servers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerDetailsResponse"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getServer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The server. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    renameServer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        /** @description The new name. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServerRenameRequest"];
            };
        };
        responses: {
            /** @description Renamed. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    deleteServer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted. The server is deleted later. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ActionRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
            409: components["responses"]["BuildInProgress"];
        };
    };
    getServerPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The password. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    deleteServerPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    getServerStats: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The addresses. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerStatsResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    listServerDiagnostics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiagnosticList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    runServerAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        /** @description One action. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServerAction"];
            };
        };
        responses: {
            /** @description How to reach the console. There is no body if the action is `reassign`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleResponse"];
                };
            };
            /** @description Accepted. There is no body. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ActionRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ActionNotFound"];
            409: components["responses"]["BuildInProgress"];
            413: components["responses"]["OverLimit"];
            500: components["responses"]["ServerFailed"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listServerAddresses: {
        parameters: {
            query?: {
                /** @description Ignored, with any value. */
                "changes-since"?: components["parameters"]["ChangesSinceIgnored"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Addresses by the id of the network, and connections. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerAddressesResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    getServerNetworkAddresses: {
        parameters: {
            query?: {
                /** @description Ignored, with any value. */
                "changes-since"?: components["parameters"]["ChangesSinceIgnored"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
                /**
                 * @description Id of a network.
                 * @example 2
                 */
                network_id: components["parameters"]["NetworkId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The addresses by the id of the network, which is the only property. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkAddressesResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    listServerMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
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
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    updateServerMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
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
            201: {
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
    getServerMetadataItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
                /**
                 * @description Key of a pair. The server cuts off an ending in `json` or `xml` with the character before it.
                 * @example os
                 */
                key: components["parameters"]["MetadataKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pair. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetadataItemResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    setServerMetadataItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
                /**
                 * @description Key of a pair. The server cuts off an ending in `json` or `xml` with the character before it.
                 * @example os
                 */
                key: components["parameters"]["MetadataKey"];
            };
            cookie?: never;
        };
        /** @description One pair, whose key is that in the path. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["MetadataItemRequest"];
            };
        };
        responses: {
            /** @description The pair. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetadataItemResponse"];
                };
            };
            400: components["responses"]["MetadataRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    deleteServerMetadataItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
                /**
                 * @description Key of a pair. The server cuts off an ending in `json` or `xml` with the character before it.
                 * @example os
                 */
                key: components["parameters"]["MetadataKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    listServerTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All tags. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerTagsResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    replaceServerTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        /** @description All tags that the server is to have. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServerTagsRequest"];
            };
        };
        responses: {
            /** @description The tags, which the provider adds later. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerTagsResponse"];
                };
            };
            400: components["responses"]["TagsRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    deleteServerTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TagNotFound"];
        };
    };
    checkServerTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
                /**
                 * @description A tag: up to 60 characters without `/` and `,`. The server cuts off an ending in `json` or `xml` with the character before it.
                 * @example red
                 */
                tag: components["parameters"]["Tag"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The server has the tag. There is no body. */
            204: {
                headers: {
                    "tag-status": components["headers"]["TagStatusHeader"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["TagNotFound"];
        };
    };
    addServerTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
                /**
                 * @description A tag: up to 60 characters without `/` and `,`. The server cuts off an ending in `json` or `xml` with the character before it.
                 * @example red
                 */
                tag: components["parameters"]["Tag"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Added. There is no body. */
            201: {
                headers: {
                    Location: components["headers"]["TagLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The server has the tag already. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["TagsRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    deleteServerTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
                /**
                 * @description A tag: up to 60 characters without `/` and `,`. The server cuts off an ending in `json` or `xml` with the character before it.
                 * @example red
                 */
                tag: components["parameters"]["Tag"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TagNotFound"];
        };
    };
    listVolumeAttachments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All attached volumes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolumeAttachmentListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    attachVolume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
            };
            cookie?: never;
        };
        /** @description The volume. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["VolumeAttachRequest"];
            };
        };
        responses: {
            /** @description Accepted. The volume is attached later. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolumeAttachmentResponse"];
                };
            };
            400: components["responses"]["AttachmentRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
            409: components["responses"]["BuildInProgress"];
        };
    };
    getVolumeAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
                /**
                 * @description Id of a volume, which is also the id of the attachment.
                 * @example 5
                 */
                volume_id: components["parameters"]["VolumeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The attached volume. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolumeAttachmentResponse"];
                };
            };
            400: components["responses"]["AttachmentRefused"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    detachVolume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a server, in digits. Any other value is a 400.
                 * @example 1
                 */
                server_id: components["parameters"]["ServerId"];
                /**
                 * @description Id of a volume, which is also the id of the attachment.
                 * @example 5
                 */
                volume_id: components["parameters"]["VolumeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted. The volume is detached later. There is no body. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["AttachmentRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
            409: components["responses"]["BuildInProgress"];
        };
    };
    listFlavors: {
        parameters: {
            query?: {
                /** @description Only flavors that are public, or only those that are not. The case does not matter. */
                "SNF:is_public"?: components["parameters"]["IsPublic"];
                /** @description Only the flavors that are granted to this project by its id; public flavors are not among them. The list is empty for a project that the user does not belong to. */
                "SNF:flavor-access"?: components["parameters"]["FlavorAccess"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All flavors. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlavorListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    listFlavorDetails: {
        parameters: {
            query?: {
                /** @description Only flavors that are public, or only those that are not. The case does not matter. */
                "SNF:is_public"?: components["parameters"]["IsPublic"];
                /** @description Only the flavors that are granted to this project by its id; public flavors are not among them. The list is empty for a project that the user does not belong to. */
                "SNF:flavor-access"?: components["parameters"]["FlavorAccess"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All flavors. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlavorDetailsResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getFlavor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a flavor, in digits. Any other value is a 400.
                 * @example 1
                 */
                flavor_id: components["parameters"]["FlavorId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The flavor. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlavorResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    getFlavorExtraSpecs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a flavor, in digits. Any other value is a 400.
                 * @example 1
                 */
                flavor_id: components["parameters"]["FlavorId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The further properties. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExtraSpecsResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    listImages: {
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
            /** @description All images. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageListResponse"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
        };
    };
    createImage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            401: components["responses"]["Unauthorized"];
            501: components["responses"]["NotImplemented"];
        };
    };
    listImageDetails: {
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
            /** @description All images. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageDetailsResponse"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an image.
                 * @example dd3a86c2-f6b6-4116-9703-d15884a4b82f
                 */
                image_id: components["parameters"]["ImageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    deleteImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an image.
                 * @example dd3a86c2-f6b6-4116-9703-d15884a4b82f
                 */
                image_id: components["parameters"]["ImageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unregistered. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    listImageMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an image.
                 * @example dd3a86c2-f6b6-4116-9703-d15884a4b82f
                 */
                image_id: components["parameters"]["ImageId"];
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
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    updateImageMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an image.
                 * @example dd3a86c2-f6b6-4116-9703-d15884a4b82f
                 */
                image_id: components["parameters"]["ImageId"];
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
            201: {
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
    getImageMetadataItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an image.
                 * @example dd3a86c2-f6b6-4116-9703-d15884a4b82f
                 */
                image_id: components["parameters"]["ImageId"];
                /**
                 * @description Key of a pair. The server cuts off an ending in `json` or `xml` with the character before it.
                 * @example os
                 */
                key: components["parameters"]["MetadataKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pair. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetadataItemResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    setImageMetadataItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an image.
                 * @example dd3a86c2-f6b6-4116-9703-d15884a4b82f
                 */
                image_id: components["parameters"]["ImageId"];
                /**
                 * @description Key of a pair. The server cuts off an ending in `json` or `xml` with the character before it.
                 * @example os
                 */
                key: components["parameters"]["MetadataKey"];
            };
            cookie?: never;
        };
        /** @description One pair, whose key is that in the path. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["MetadataItemRequest"];
            };
        };
        responses: {
            /** @description The pair. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetadataItemResponse"];
                };
            };
            400: components["responses"]["MetadataRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    deleteImageMetadataItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an image.
                 * @example dd3a86c2-f6b6-4116-9703-d15884a4b82f
                 */
                image_id: components["parameters"]["ImageId"];
                /**
                 * @description Key of a pair. The server cuts off an ending in `json` or `xml` with the character before it.
                 * @example os
                 */
                key: components["parameters"]["MetadataKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no such pair any more. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    listKeyPairs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All key pairs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPairListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    createKeyPair: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description `name` is required. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyPairCreateRequest"];
            };
        };
        responses: {
            /** @description The new key pair. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPairCreatedResponse"];
                };
            };
            400: components["responses"]["KeyPairRefused"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["KeyGenerationRefused"];
            409: components["responses"]["KeyPairExists"];
            500: components["responses"]["KeyPairLimitReached"];
        };
    };
    getKeyPair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of a key pair.
                 * @example k1
                 */
                name: components["parameters"]["KeyPairName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key pair. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPairResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    deleteKeyPair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of a key pair.
                 * @example k1
                 */
                name: components["parameters"]["KeyPairName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    listComputeFloatingIps: {
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
            /** @description All floating IP addresses. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComputeFloatingIpListResponse"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["ListRefused"];
            401: components["responses"]["Unauthorized"];
        };
    };
    allocateComputeFloatingIp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Ignored. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["IgnoredObject"];
            };
        };
        responses: {
            /** @description The new address. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComputeFloatingIpResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["OverLimit"];
        };
    };
    getComputeFloatingIp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a floating IP address. A value that is no number is a 400.
                 * @example 1
                 */
                floating_ip_id: components["parameters"]["FloatingIpId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The address, in the form of the network API. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkFloatingIpResponse"];
                };
            };
            400: components["responses"]["FloatingIpRefused"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    deleteComputeFloatingIp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a floating IP address. A value that is no number is a 400.
                 * @example 1
                 */
                floating_ip_id: components["parameters"]["FloatingIpId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Released. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["FloatingIpRefused"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
            409: components["responses"]["Conflict"];
        };
    };
    listFloatingIpPools: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            400: components["responses"]["EndpointNotFound"];
            401: components["responses"]["Unauthorized"];
        };
    };
    listExtensions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An empty list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExtensionListResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    getExtension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of an extension.
                 * @example OS-DCF
                 */
                alias: components["parameters"]["ExtensionAlias"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ItemNotFound"];
        };
    };
    getLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            400: components["responses"]["EndpointNotFound"];
            401: components["responses"]["Unauthorized"];
        };
    };
}
