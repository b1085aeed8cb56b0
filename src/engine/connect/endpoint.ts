import * as l10n from '@vscode/l10n';
import type { Environment } from './environment';

/** Where an engine listens. */
export type Endpoint =
  | { readonly kind: 'socket'; readonly path: string }
  | {
      readonly kind: 'tcp';
      readonly host: string;
      readonly port: number;
      /** The folder with ca.pem, cert.pem and key.pem, where the engine is spoken to over TLS. */
      readonly certificates: string | undefined;
    }
  | { readonly kind: 'unsupported'; readonly why: string };

/**
 * Reads an address in the forms that DOCKER_HOST has: `unix:///path`, `npipe:////./pipe/name`,
 * `tcp://host:port` and `host:port`; also a bare absolute path.
 */
export function readEndpoint(address: string, environment: Environment): Endpoint {
  if (/^[/\\]/.test(address)) return { kind: 'socket', path: address };
  const [, scheme = 'tcp', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/i.exec(address) ?? [];
  switch (scheme.toLowerCase()) {
    case 'unix':
    case 'npipe':
      return rest === ''
        ? unsupported(l10n.t('it names no socket'))
        : { kind: 'socket', path: rest };
    case 'tcp':
    case 'http':
    case 'https':
      return readTcp(rest, scheme.toLowerCase() === 'https', environment);
    case 'ssh':
      return unsupported(
        l10n.t('engines over ssh are not reached; forward its socket to this machine'),
      );
    default:
      return unsupported(l10n.t('the form "{0}" is not known', `${scheme}://`));
  }
}

/** The ports that Docker's documentation gives for plain and for TLS connections. */
const plainPort = 2375;
const tlsPort = 2376;

function readTcp(rest: string, https: boolean, { variables, home }: Environment): Endpoint {
  if (!URL.canParse(`tcp://${rest}`)) return unsupported(l10n.t('it names no host'));
  const { hostname, port } = new URL(`tcp://${rest}`);
  if (hostname === '') return unsupported(l10n.t('it names no host'));
  const verified = https || (variables['DOCKER_TLS_VERIFY'] ?? '') !== '';
  return {
    kind: 'tcp',
    host: hostname,
    port: port === '' ? (verified ? tlsPort : plainPort) : Number(port),
    certificates: verified ? (variables['DOCKER_CERT_PATH'] ?? `${home}/.docker`) : undefined,
  };
}

function unsupported(why: string): Endpoint {
  return { kind: 'unsupported', why };
}
