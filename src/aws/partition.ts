/** Partitions of AWS: which regions belong together, and under which domain their endpoints are. */

export interface Partition {
  /** As in an ARN: `aws`, `aws-cn`, … */
  readonly id: string;
  readonly domain: string;
}

/** Source: partitions.json of botocore, November 2026. A region that matches none is taken for the public partition. */
const partitions: readonly (Partition & { readonly regionPrefix: string })[] = [
  { id: "aws-cn", regionPrefix: "cn-", domain: "amazonaws.com.cn" },
  { id: "aws-us-gov", regionPrefix: "us-gov-", domain: "amazonaws.com" },
  { id: "aws-iso", regionPrefix: "us-iso-", domain: "c2s.ic.gov" },
  { id: "aws-iso-b", regionPrefix: "us-isob-", domain: "sc2s.sgov.gov" },
  { id: "aws-iso-e", regionPrefix: "eu-isoe-", domain: "cloud.adc-e.uk" },
  { id: "aws-iso-f", regionPrefix: "us-isof-", domain: "csp.hci.ic.gov" },
  { id: "aws-eusc", regionPrefix: "eusc-", domain: "amazonaws.eu" },
];

/**
 * The partition that a region lies in; `aws` for regions of no known prefix, and so for those of S3-compatible servers.
 */
export function partitionOf(region: string): Partition {
  const found = partitions.find(({ regionPrefix }) => region.startsWith(regionPrefix));
  return found === undefined ? { id: "aws", domain: "amazonaws.com" } : { id: found.id, domain: found.domain };
}

/** True for a host name that AWS itself answers for, also through a VPC endpoint. */
export function isAwsHost(host: string): boolean {
  const name = host.toLowerCase();
  const domains = new Set(["amazonaws.com", ...partitions.map(({ domain }) => domain)]);
  return [...domains].some((domain) => name.endsWith(`.${domain}`));
}

/** The ARN of a bucket, or of what is below it: `bucketArn(p, "b", "objects/*")`. */
export function s3Arn(partition: Partition, bucket: string, key?: string): string {
  return `arn:${partition.id}:s3:::${bucket}${key === undefined ? "" : `/${key}`}`;
}
