/** Addresses of pictures and other media: project files, `data:` and allowed `s3:`; nothing is fetched from the web. */

export interface AddressProblem {
  /** One sentence. */
  readonly message: string;
  /** What to do, one sentence. */
  readonly help: string;
}

/** A `data:` address in base64 (RFC 2397). */
const dataAddress = /^data:[a-z]+\/[a-z0-9.+-]+(?:;[a-z0-9=.-]+)*;base64,[A-Za-z0-9+/_-]+={0,2}$/i;

/**
 * Says why an address must not be used; undefined where it may. Whether a file of the project exists is not asked.
 * @param allowed beginnings of `s3://` addresses that may be used
 */
export function problemWithAddress(address: string, allowed: readonly string[]): AddressProblem | undefined {
  const shown = address.length > 60 ? `${address.slice(0, 60)}…` : address;
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]{0,40}):/.exec(address)?.[1]?.toLowerCase();
  switch (scheme) {
    case undefined:
      return problemWithPath(address, shown);
    case "http":
    case "https":
      return {
        message: `\`${shown}\` is on the web, and nothing is fetched from there.`,
        help: "Put the file into the project, and write its path: `media/photo.png`.",
      };
    case "data":
      if (dataAddress.test(address)) return undefined;
      return {
        message: `\`${shown}\` is no complete \`data:\` address.`,
        help: "Write `data:image/png;base64,` and the file's bytes in base64.",
      };
    case "s3":
      if (!allowed.some((prefix) => address.startsWith(prefix))) {
        return {
          message: `\`${shown}\` is in no bucket that this project allows.`,
          help: "Add the beginning of the address to `media.allow` in slipway.yaml.",
        };
      }
      if (!/[\s\p{Cc}]/u.test(address)) return undefined;
      return {
        message: `\`${shown}\` holds a blank or a control character.`,
        help: "Write the address without blanks and line breaks, or rename the object in the bucket.",
      };
    default:
      return {
        message: `Addresses that begin with \`${scheme}:\` are not used.`,
        help: "Media are files of the project, `data:` addresses, or `s3:` addresses that slipway.yaml allows.",
      };
  }
}

function problemWithPath(path: string, shown: string): AddressProblem | undefined {
  if (path.trim() === "") {
    return { message: "The address of the medium is empty.", help: "Write the path of a file of the project." };
  }
  if (/\p{Cc}/u.test(path)) {
    return {
      message: `\`${shown}\` holds a control character.`,
      help: "Write the path on one line, without tabs and line breaks: `media/photo.png`.",
    };
  }
  if (path.startsWith("/") || path.includes("\\") || path.split("/").includes("..")) {
    return {
      message: `\`${shown}\` leads out of the project.`,
      help: "Write the path of a file of the project, from the folder of slipway.yaml: `media/photo.png`.",
    };
  }
  return undefined;
}
