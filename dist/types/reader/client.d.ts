export type ClientResult = {
    readonly outcome: "found";
    readonly bytes: Uint8Array;
    readonly revision: string;
} | {
    readonly outcome: "absent";
} | {
    readonly outcome: "unchanged";
};
export interface ClientReadOptions {
    /** More bytes than this must be refused without reading them all. */
    readonly maximumBytes: number;
    /** Answer `unchanged` where the key still has this revision. */
    readonly unlessRevision?: string;
    readonly signal?: AbortSignal;
}
/** A place with bytes under keys. Throws where it cannot be reached; the reader then serves what it has. */
export interface StoreClient {
    get(key: string, options: ClientReadOptions): Promise<ClientResult>;
}
/** The part of `S3` of `@aws-sdk/client-s3` (the aggregated client, `new S3({ region })`) that the reader uses. */
export interface S3Like {
    getObject(input: {
        Bucket: string;
        Key: string;
        IfNoneMatch?: string;
        ExpectedBucketOwner?: string;
    }, options?: {
        abortSignal?: AbortSignal;
    }): Promise<{
        readonly ETag?: string | undefined;
        readonly ContentLength?: number | undefined;
        readonly Body?: AsyncIterable<Uint8Array> | {
            transformToByteArray(): Promise<Uint8Array>;
        } | undefined;
    }>;
}
/** A store in a bucket. `owner` is the account that must own it; requests to anybody else's bucket are refused by S3. */
export declare function s3Client(s3: S3Like, bucket: string, prefix: string, owner?: string): StoreClient;
/** A store in a folder, which is read without locks: pointer and objects are each written whole. */
export declare function folderClient(folder: string): StoreClient;
