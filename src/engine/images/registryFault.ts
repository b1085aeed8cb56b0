import { LabsError } from '../../core/base/errors';

/**
 * Words of Go's network code and of engines when a registry was not reached, or answered only that
 * it cannot answer. Everything about certificates is here too: a proxy that looks into connections
 * is a matter of the network, not of the image.
 */
const unreachable =
  /dial tcp|no such host|i\/o timeout|connection (?:refused|reset)|network is unreachable|handshake|deadline exceeded|Client\.Timeout|proxyconnect|\bEOF\b|server misbehaving|name resolution|x509|HTTP response to HTTPS|unexpected HTTP status: 5/i;

/** Words of registries, and of engines that cannot even ask one for such a name. */
const refused =
  /denied|unauthori[sz]ed|forbidden|authentication required|not found|unknown|does not exist|no (?:matching )?manifest|invalid reference|toomanyrequests|rate limit|must be lowercase/i;

/** What the words of a pull that failed mean; undefined where they are about something else. */
export function registryFault(image: string, why: string): LabsError | undefined {
  if (unreachable.test(why)) return new LabsError('registry-unreachable', { image, why });
  if (refused.test(why)) return new LabsError('image-refused', { image, why });
  return undefined;
}
