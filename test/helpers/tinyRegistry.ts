import { once } from 'node:events';
import { createServer } from 'node:http';
import { digestOf, type TinyImage } from './tinyImage';

/** A registry on this machine. */
export interface TinyRegistry extends AsyncDisposable {
  /** `127.0.0.1:port`: engines speak plain HTTP with registries of the loopback address. */
  readonly host: string;
}

const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';

/**
 * Serves one image as `tiny:1` by the registry's API. `private` needs credentials; of everything
 * else it says that it is not known.
 */
export async function startTinyRegistry({ config, layer }: TinyImage): Promise<TinyRegistry> {
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: manifestType,
      config: {
        mediaType: 'application/vnd.docker.container.image.v1+json',
        size: config.length,
        digest: digestOf(config),
      },
      layers: [
        {
          mediaType: 'application/vnd.docker.image.rootfs.diff.tar',
          size: layer.length,
          digest: digestOf(layer),
        },
      ],
    }),
  );
  const content = new Map([
    ['/v2/', Buffer.from('{}')],
    ['/v2/tiny/manifests/1', manifest],
    [`/v2/tiny/manifests/${digestOf(manifest)}`, manifest],
    [`/v2/tiny/blobs/${digestOf(config)}`, config],
    [`/v2/tiny/blobs/${digestOf(layer)}`, layer],
  ]);
  const server = createServer(({ url = '', method }, response) => {
    const found = content.get(url);
    const isPrivate = url.startsWith('/v2/private/');
    const errors = [{ code: isPrivate ? 'DENIED' : 'MANIFEST_UNKNOWN', message: 'no' }];
    const status = found !== undefined ? 200 : isPrivate ? 403 : 404;
    const body = found ?? Buffer.from(JSON.stringify({ errors }));
    response.writeHead(status, {
      'content-type': found === manifest ? manifestType : 'application/json',
      'content-length': body.length,
      'docker-distribution-api-version': 'registry/2.0',
      ...(found === manifest ? { 'docker-content-digest': digestOf(manifest) } : {}),
    });
    response.end(method === 'HEAD' ? undefined : body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return {
    host: `127.0.0.1:${String(port)}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
