// Generated from openapi/synnefo-image.yaml by `npm run generate`; do not edit.

export interface paths {
    "/images/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List images
         * @description Lists the images that the caller can use: the caller's own, public ones, and those that are shared with the caller. The server checks the filters and does not apply them: the caller must filter the response. Old servers respond with the array alone.
         */
        get: operations["listImages"];
        put?: never;
        /**
         * Register a file as an image
         * @description Makes a file of the caller an image. The request has no body; the metadata are in headers, with `X-Image-Meta-Property-KEY` for each property. The permission to read the file is reset to the owner, and to all users if the image is public. If the file is an image already, it is updated: a repeat changes nothing but the dates.
         */
        post: operations["registerImage"];
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
         * List images with all metadata
         * @description The same list with all metadata of each image. The server checks the filters and does not apply them: the caller must filter the response.
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
                 * @description Id of an image. Other characters are a 400.
                 * @example 829efc79-77a1-4cb3-80c1-8cabfee2e399
                 */
                image_id: components["parameters"]["ImageId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change the metadata of an image
         * @description Changes the metadata of an image that the caller owns. The request has no body; the metadata are in headers, with `X-Image-Meta-Property-KEY` for each property. Metadata whose headers are left out stay as they are. A repeat changes nothing but the dates.
         */
        put: operations["updateImage"];
        post?: never;
        /**
         * Unregister an image
         * @description Removes the metadata of an image that the caller owns. The file stays in the object storage. A repeat is a 404, as the file is no image any more.
         */
        delete: operations["unregisterImage"];
        options?: never;
        /**
         * Get the metadata of an image
         * @description Returns the metadata of an image in headers. GET of the same path is a 501: the file is downloaded from the object storage.
         */
        head: operations["getImage"];
        patch?: never;
        trace?: never;
    };
    "/images/{image_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an image. Other characters are a 400.
                 * @example 829efc79-77a1-4cb3-80c1-8cabfee2e399
                 */
                image_id: components["parameters"]["ImageId"];
            };
            cookie?: never;
        };
        /**
         * List the members of an image
         * @description Lists the users who may use the image although it is not public. The owner can be among them.
         */
        get: operations["listImageMembers"];
        /**
         * Replace the members of an image
         * @description Makes exactly these users the members of an image that the caller owns. Whether the image is public stays as it is. A repeat changes nothing.
         */
        put: operations["replaceImageMembers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/images/{image_id}/members/{member_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an image. Other characters are a 400.
                 * @example 829efc79-77a1-4cb3-80c1-8cabfee2e399
                 */
                image_id: components["parameters"]["ImageId"];
                /**
                 * @description UUID of a user. Other characters are a 400.
                 * @example 22222222-2222-4222-8222-222222222222
                 */
                member_id: components["parameters"]["MemberId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Add a member to an image
         * @description Allows a user to use an image that the caller owns. The request has no body. A repeat changes nothing.
         */
        put: operations["addImageMember"];
        post?: never;
        /**
         * Remove a member from an image
         * @description Ends the membership of a user in an image that the caller owns. A repeat changes nothing: the response is a 204 also if the user is no member.
         */
        delete: operations["removeImageMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shared-images/{member_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID of a user. Other characters are a 400.
                 * @example 22222222-2222-4222-8222-222222222222
                 */
                member_id: components["parameters"]["MemberId"];
            };
            cookie?: never;
        };
        /**
         * List the images that a user shares with the caller
         * @description Lists the images that belong to the user in the path and have the caller as a member. Public images are not among them.
         */
        get: operations["listSharedImages"];
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
         * @description Format of a disk. `diskdump`: a whole disk. `extdump`, `ntfsdump`: a partition with this file system.
         * @enum {string}
         */
        DiskFormat: "diskdump" | "extdump" | "ntfsdump";
        /**
         * @description Format of a container.
         * @enum {string}
         */
        ContainerFormat: "aki" | "ari" | "ami" | "bare" | "ovf";
        /**
         * @description State of an image. Its case differs between servers.
         * @enum {string}
         */
        ImageStatus: "AVAILABLE" | "UNAVAILABLE" | "SAVING" | "ERROR" | "DELETED" | "UNKNOWN";
        /**
         * @description What a list is sorted by.
         * @default created_at
         * @enum {string}
         */
        ImageSortKey: "id" | "name" | "status" | "size" | "disk_format" | "container_format" | "created_at" | "updated_at";
        /** @description An image in a list. */
        ImageSummary: {
            /** @description Id, which is the UUID of the file. */
            id: string;
            /** @description Name. Not percent-encoded. */
            name: string;
            /** @description State. */
            status: components["schemas"]["ImageStatus"] | (string & {});
            /** @description Format of the disk. */
            disk_format: components["schemas"]["DiskFormat"] | (string & {});
            /** @description Format of the container. */
            container_format: components["schemas"]["ContainerFormat"] | (string & {});
            /**
             * Format: int64
             * @description Size of the file in bytes.
             */
            size: number;
        };
        /** @description An image with all metadata. */
        ImageDetails: {
            /** @description Id, which is the UUID of the file. */
            id: string;
            /** @description Name. Not percent-encoded. */
            name: string;
            /** @description State. */
            status: components["schemas"]["ImageStatus"] | (string & {});
            /** @description Format of the disk. */
            disk_format: components["schemas"]["DiskFormat"] | (string & {});
            /** @description Format of the container. */
            container_format: components["schemas"]["ContainerFormat"] | (string & {});
            /**
             * Format: int64
             * @description Size of the file in bytes.
             */
            size: number;
            /** @description The Merkle hash of the file. */
            checksum: string;
            /** @description The file: `pithos://ACCOUNT/CONTAINER/PATH` with percent-encoded segments. */
            location: string;
            /** @description When the image was changed last, in UTC without a zone: `2026-11-29 20:52:25`. */
            created_at: string;
            /** @description When the image was changed last, in UTC without a zone: `2026-11-29 20:52:25`. */
            updated_at: string;
            /** @description When the image was deleted. Empty if it was not. */
            deleted_at: string;
            /** @description Whether all users can use it. */
            is_public: boolean;
            /** @description UUID of the owner, which is the account of the file. */
            owner: string;
            /** @description Properties by key. Punctuation in a key is `_`. */
            properties: {
                [key: string]: string;
            };
            /** @description Whether it is a snapshot of a volume. */
            is_snapshot: boolean;
            /** @description Description. Missing if there is none. */
            description?: string;
        };
        /** @description Images. */
        ImageList: {
            /** @description The images. */
            images: components["schemas"]["ImageSummary"][];
        };
        /** @description Images with all metadata. */
        ImageDetailsList: {
            /** @description The images. */
            images: components["schemas"]["ImageDetails"][];
        };
        /** @description A user who may use an image. */
        ImageMember: {
            /** @description UUID of the user. */
            member_id: string;
            /** @description Always false. */
            can_share: boolean;
        };
        /** @description Members of an image. */
        ImageMemberList: {
            /** @description The members. */
            members: components["schemas"]["ImageMember"][];
        };
        /** @description All members that an image is to have. */
        NewImageMembers: {
            /** @description The members. */
            memberships: {
                /** @description UUID of the user. */
                member_id: string;
            }[];
        };
        /** @description An image that another user shares with the caller. */
        SharedImage: {
            /** @description Id of the image. */
            image_id: string;
            /** @description Always false. */
            can_share: boolean;
        };
        /** @description Images that another user shares with the caller. */
        SharedImageList: {
            /** @description The images. */
            shared_images: components["schemas"]["SharedImage"][];
        };
        /** @description What is wrong. */
        FaultDetail: {
            /** @description The status of the response. */
            code: number;
            /** @description A sentence. Often empty. */
            message: string;
            /** @description Mostly empty. A traceback on servers in debug mode. */
            details: string;
        };
        /** @description The request is not valid. */
        BadRequestFault: {
            /** @description The request is not valid. */
            badRequest: components["schemas"]["FaultDetail"];
        };
        /** @description The token is missing. */
        UnauthorizedFault: {
            /** @description The credentials are not valid. */
            unauthorized: components["schemas"]["FaultDetail"];
        };
        /** @description The caller may not do this. */
        ForbiddenFault: {
            /** @description The caller may not do this. */
            forbidden: components["schemas"]["FaultDetail"];
        };
        /** @description There is no such thing. */
        ItemNotFoundFault: {
            /** @description There is no such thing. */
            itemNotFound: components["schemas"]["FaultDetail"];
        };
        /** @description The server failed. */
        InternalServerErrorFault: {
            /** @description The server failed. */
            internalServerError: components["schemas"]["FaultDetail"];
        };
        /** @description An error of the identity service. `details` has its response as a string. */
        RelayedFault: {
            /** @description The error of the identity service. */
            fault: components["schemas"]["FaultDetail"];
        };
    };
    responses: {
        /** @description The metadata are in the headers, with `X-Image-Meta-Property-KEY` for each property. There is no body. */
        ImageMetadata: {
            headers: {
                "X-Image-Meta-Id": components["headers"]["ImageIdHeader"];
                "X-Image-Meta-Name": components["headers"]["ImageNameHeader"];
                "X-Image-Meta-Status": components["headers"]["ImageStatusHeader"];
                "X-Image-Meta-Disk-Format": components["headers"]["DiskFormatHeader"];
                "X-Image-Meta-Container-Format": components["headers"]["ContainerFormatHeader"];
                "X-Image-Meta-Size": components["headers"]["ImageSizeHeader"];
                "X-Image-Meta-Checksum": components["headers"]["ImageChecksumHeader"];
                "X-Image-Meta-Location": components["headers"]["ImageLocationHeader"];
                "X-Image-Meta-Owner": components["headers"]["ImageOwnerHeader"];
                "X-Image-Meta-Is-Public": components["headers"]["PublicFlagHeader"];
                "X-Image-Meta-Is-Snapshot": components["headers"]["SnapshotFlagHeader"];
                "X-Image-Meta-Description": components["headers"]["ImageDescriptionHeader"];
                "X-Image-Meta-Created-At": components["headers"]["CreatedHeader"];
                "X-Image-Meta-Updated-At": components["headers"]["UpdatedHeader"];
                "X-Image-Meta-Deleted-At": components["headers"]["DeletedHeader"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The sort key, the direction or a size is not valid. */
        ListInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestFault"];
            };
        };
        /** @description The token is missing, unknown or has expired. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnauthorizedFault"] | components["schemas"]["RelayedFault"];
            };
        };
        /** @description There is no such image. */
        ImageNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ItemNotFoundFault"];
            };
        };
        /** @description The server or the identity service failed. What was requested may have been done. */
        ServerFailure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InternalServerErrorFault"] | components["schemas"]["RelayedFault"];
                "text/html": string;
            };
        };
    };
    parameters: {
        /**
         * @description Id of an image. Other characters are a 400.
         * @example 829efc79-77a1-4cb3-80c1-8cabfee2e399
         */
        ImageId: string;
        /**
         * @description UUID of a user. Other characters are a 400.
         * @example 22222222-2222-4222-8222-222222222222
         */
        MemberId: string;
        /**
         * @description What to sort by.
         * @example name
         */
        SortKey: components["schemas"]["ImageSortKey"];
        /**
         * @description Direction of the order.
         * @example asc
         */
        SortDirection: "asc" | "desc";
        /**
         * @description Has no effect.
         * @example Debian Base
         */
        FilterByName: string;
        /**
         * @description Has no effect.
         * @example AVAILABLE
         */
        FilterByStatus: string;
        /**
         * @description Has no effect.
         * @example diskdump
         */
        FilterByDiskFormat: string;
        /**
         * @description Has no effect.
         * @example bare
         */
        FilterByContainerFormat: string;
        /**
         * @description Has no effect. What is not a whole number is a 400.
         * @example 1
         */
        FilterBySmallestSize: number;
        /**
         * @description Has no effect. What is not a whole number is a 400.
         * @example 1073741824
         */
        FilterByLargestSize: number;
        /**
         * @description Format of the disk. Another one is a 400. The default of a new image is that of the server, mostly `diskdump`.
         * @example diskdump
         */
        NewDiskFormat: components["schemas"]["DiskFormat"];
        /**
         * @description Format of the container. Another one is a 400. The default of a new image is that of the server, mostly `bare`.
         * @example bare
         */
        NewContainerFormat: components["schemas"]["ContainerFormat"];
        /**
         * @description Whether the image is public. `true` in any case means yes; everything else means no.
         * @example True
         */
        NewPublicFlag: string;
        /**
         * @description Has no effect. The owner is the account of the file.
         * @example 11111111-1111-4111-8111-111111111111
         */
        NewOwner: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Id, which is the UUID of the file.
         * @example 829efc79-77a1-4cb3-80c1-8cabfee2e399
         */
        ImageIdHeader: string;
        /**
         * @description Name, percent-encoded.
         * @example Debian%20Base
         */
        ImageNameHeader: string;
        /**
         * @description State: `AVAILABLE`, `SAVING`, `ERROR`, `DELETED` or `UNKNOWN`. Its case differs between servers.
         * @example AVAILABLE
         */
        ImageStatusHeader: string;
        /**
         * @description Format of the disk.
         * @example diskdump
         */
        DiskFormatHeader: string;
        /**
         * @description Format of the container.
         * @example bare
         */
        ContainerFormatHeader: string;
        /**
         * @description Size of the file in bytes, a decimal number.
         * @example 16
         */
        ImageSizeHeader: number;
        /**
         * @description The Merkle hash of the file.
         * @example 303f3e775e054c55f421a4738147e1bc586dc1eb8c1105f8583bdf9da9ee6727
         */
        ImageChecksumHeader: string;
        /**
         * @description The file, with percent-encoded segments.
         * @example pithos://11111111-1111-4111-8111-111111111111/images/debian.diskdump
         */
        ImageLocationHeader: string;
        /**
         * @description UUID of the owner, which is the account of the file.
         * @example 11111111-1111-4111-8111-111111111111
         */
        ImageOwnerHeader: string;
        /**
         * @description Whether the image is public.
         * @example True
         */
        PublicFlagHeader: "True" | "False";
        /**
         * @description Whether the image is a snapshot of a volume.
         * @example False
         */
        SnapshotFlagHeader: "True" | "False";
        /**
         * @description Description, percent-encoded. Empty if there is none.
         * @example A%20small%20system
         */
        ImageDescriptionHeader: string;
        /**
         * @description When the image was changed last, in UTC.
         * @example 2026-11-29 21:32:49
         */
        CreatedHeader: string;
        /**
         * @description When the image was changed last, in UTC.
         * @example 2026-11-29 21:32:49
         */
        UpdatedHeader: string;
        /**
         * @description When the image was deleted, in UTC. Empty if it was not.
         * @example 2026-11-30 08:00:00
         */
        DeletedHeader: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listImages: {
        parameters: {
            query?: {
                /**
                 * @description What to sort by.
                 * @example name
                 */
                sort_key?: components["parameters"]["SortKey"];
                /**
                 * @description Direction of the order.
                 * @example asc
                 */
                sort_dir?: components["parameters"]["SortDirection"];
                /**
                 * @description Has no effect.
                 * @example Debian Base
                 */
                name?: components["parameters"]["FilterByName"];
                /**
                 * @description Has no effect.
                 * @example AVAILABLE
                 */
                status?: components["parameters"]["FilterByStatus"];
                /**
                 * @description Has no effect.
                 * @example diskdump
                 */
                disk_format?: components["parameters"]["FilterByDiskFormat"];
                /**
                 * @description Has no effect.
                 * @example bare
                 */
                container_format?: components["parameters"]["FilterByContainerFormat"];
                /**
                 * @description Has no effect. What is not a whole number is a 400.
                 * @example 1
                 */
                size_min?: components["parameters"]["FilterBySmallestSize"];
                /**
                 * @description Has no effect. What is not a whole number is a 400.
                 * @example 1073741824
                 */
                size_max?: components["parameters"]["FilterByLargestSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The images. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageList"];
                };
            };
            400: components["responses"]["ListInvalid"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["ServerFailure"];
        };
    };
    registerImage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Name, percent-encoded.
                 * @example Debian%20Base
                 */
                "X-Image-Meta-Name": string;
                /**
                 * @description The file: `pithos://ACCOUNT/CONTAINER/PATH` with percent-encoded segments. Another form is a 400.
                 * @example pithos://11111111-1111-4111-8111-111111111111/images/debian.diskdump
                 */
                "X-Image-Meta-Location": string;
                /** @description Where the file is. Only `pithos`. */
                "X-Image-Meta-Store"?: "pithos";
                /**
                 * @description Format of the disk. Another one is a 400. The default of a new image is that of the server, mostly `diskdump`.
                 * @example diskdump
                 */
                "X-Image-Meta-Disk-Format"?: components["parameters"]["NewDiskFormat"];
                /**
                 * @description Format of the container. Another one is a 400. The default of a new image is that of the server, mostly `bare`.
                 * @example bare
                 */
                "X-Image-Meta-Container-Format"?: components["parameters"]["NewContainerFormat"];
                /**
                 * @description The Merkle hash of the file. Another one than the file has is a 400.
                 * @example 303f3e775e054c55f421a4738147e1bc586dc1eb8c1105f8583bdf9da9ee6727
                 */
                "X-Image-Meta-Checksum"?: string;
                /**
                 * @description Whether the image is public. `true` in any case means yes; everything else means no.
                 * @example True
                 */
                "X-Image-Meta-Is-Public"?: components["parameters"]["NewPublicFlag"];
                /**
                 * @description Has no effect. The owner is the account of the file.
                 * @example 11111111-1111-4111-8111-111111111111
                 */
                "X-Image-Meta-Owner"?: components["parameters"]["NewOwner"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ImageMetadata"];
            /** @description A header is missing, not valid or not accepted here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestFault"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The file belongs to another user. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenFault"];
                };
            };
            /** @description There is no such file. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemNotFoundFault"];
                };
            };
            500: components["responses"]["ServerFailure"];
        };
    };
    listImageDetails: {
        parameters: {
            query?: {
                /**
                 * @description What to sort by.
                 * @example name
                 */
                sort_key?: components["parameters"]["SortKey"];
                /**
                 * @description Direction of the order.
                 * @example asc
                 */
                sort_dir?: components["parameters"]["SortDirection"];
                /**
                 * @description Has no effect.
                 * @example Debian Base
                 */
                name?: components["parameters"]["FilterByName"];
                /**
                 * @description Has no effect.
                 * @example AVAILABLE
                 */
                status?: components["parameters"]["FilterByStatus"];
                /**
                 * @description Has no effect.
                 * @example diskdump
                 */
                disk_format?: components["parameters"]["FilterByDiskFormat"];
                /**
                 * @description Has no effect.
                 * @example bare
                 */
                container_format?: components["parameters"]["FilterByContainerFormat"];
                /**
                 * @description Has no effect. What is not a whole number is a 400.
                 * @example 1
                 */
                size_min?: components["parameters"]["FilterBySmallestSize"];
                /**
                 * @description Has no effect. What is not a whole number is a 400.
                 * @example 1073741824
                 */
                size_max?: components["parameters"]["FilterByLargestSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The images. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageDetailsList"];
                };
            };
            400: components["responses"]["ListInvalid"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["ServerFailure"];
        };
    };
    updateImage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Name, percent-encoded.
                 * @example Debian%20Base
                 */
                "X-Image-Meta-Name"?: string;
                /**
                 * @description Format of the disk. Another one is a 400. The default of a new image is that of the server, mostly `diskdump`.
                 * @example diskdump
                 */
                "X-Image-Meta-Disk-Format"?: components["parameters"]["NewDiskFormat"];
                /**
                 * @description Format of the container. Another one is a 400. The default of a new image is that of the server, mostly `bare`.
                 * @example bare
                 */
                "X-Image-Meta-Container-Format"?: components["parameters"]["NewContainerFormat"];
                /**
                 * @description Whether the image is public. `true` in any case means yes; everything else means no.
                 * @example True
                 */
                "X-Image-Meta-Is-Public"?: components["parameters"]["NewPublicFlag"];
                /**
                 * @description Has no effect. The owner is the account of the file.
                 * @example 11111111-1111-4111-8111-111111111111
                 */
                "X-Image-Meta-Owner"?: components["parameters"]["NewOwner"];
                /**
                 * @description State. Case does not matter.
                 * @example available
                 */
                "X-Image-Meta-Status"?: string;
            };
            path: {
                /**
                 * @description Id of an image. Other characters are a 400.
                 * @example 829efc79-77a1-4cb3-80c1-8cabfee2e399
                 */
                image_id: components["parameters"]["ImageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ImageMetadata"];
            /** @description A header is not valid or not accepted here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestFault"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The image belongs to another user. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenFault"];
                };
            };
            404: components["responses"]["ImageNotFound"];
            500: components["responses"]["ServerFailure"];
        };
    };
    unregisterImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an image. Other characters are a 400.
                 * @example 829efc79-77a1-4cb3-80c1-8cabfee2e399
                 */
                image_id: components["parameters"]["ImageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image was unregistered. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            /** @description The image belongs to another user. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenFault"];
                };
            };
            404: components["responses"]["ImageNotFound"];
            500: components["responses"]["ServerFailure"];
        };
    };
    getImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an image. Other characters are a 400.
                 * @example 829efc79-77a1-4cb3-80c1-8cabfee2e399
                 */
                image_id: components["parameters"]["ImageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ImageMetadata"];
            /** @description The token is missing, unknown or has expired. There is no body. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The caller may not use the image. There is no body. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such image. There is no body. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The server failed. There is no body. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listImageMembers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an image. Other characters are a 400.
                 * @example 829efc79-77a1-4cb3-80c1-8cabfee2e399
                 */
                image_id: components["parameters"]["ImageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The members. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageMemberList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The caller may not see the members. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenFault"];
                };
            };
            404: components["responses"]["ImageNotFound"];
            500: components["responses"]["ServerFailure"];
        };
    };
    replaceImageMembers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an image. Other characters are a 400.
                 * @example 829efc79-77a1-4cb3-80c1-8cabfee2e399
                 */
                image_id: components["parameters"]["ImageId"];
            };
            cookie?: never;
        };
        /** @description All members. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewImageMembers"];
            };
        };
        responses: {
            /** @description The members were replaced. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is not JSON or has another structure. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadRequestFault"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The image belongs to another user. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenFault"];
                };
            };
            404: components["responses"]["ImageNotFound"];
            500: components["responses"]["ServerFailure"];
        };
    };
    addImageMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an image. Other characters are a 400.
                 * @example 829efc79-77a1-4cb3-80c1-8cabfee2e399
                 */
                image_id: components["parameters"]["ImageId"];
                /**
                 * @description UUID of a user. Other characters are a 400.
                 * @example 22222222-2222-4222-8222-222222222222
                 */
                member_id: components["parameters"]["MemberId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user is a member. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            /** @description The image belongs to another user. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenFault"];
                };
            };
            404: components["responses"]["ImageNotFound"];
            500: components["responses"]["ServerFailure"];
        };
    };
    removeImageMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an image. Other characters are a 400.
                 * @example 829efc79-77a1-4cb3-80c1-8cabfee2e399
                 */
                image_id: components["parameters"]["ImageId"];
                /**
                 * @description UUID of a user. Other characters are a 400.
                 * @example 22222222-2222-4222-8222-222222222222
                 */
                member_id: components["parameters"]["MemberId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user is no member. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            /** @description The image belongs to another user. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenFault"];
                };
            };
            404: components["responses"]["ImageNotFound"];
            500: components["responses"]["ServerFailure"];
        };
    };
    listSharedImages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID of a user. Other characters are a 400.
                 * @example 22222222-2222-4222-8222-222222222222
                 */
                member_id: components["parameters"]["MemberId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The images. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedImageList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["ServerFailure"];
        };
    };
}
