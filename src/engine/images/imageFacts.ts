import type Docker from 'dockerode';
import type { ImageFacts } from '../../core/ports';
import { readFault } from '../requests/fault';
import { NothingOfThatName } from '../requests/nothingOfThatName';

/** The image that a reference means now; undefined where there is none. */
export async function imageFacts(
  docker: Docker,
  reference: string,
): Promise<ImageFacts | undefined> {
  try {
    const { Id, RepoTags, Config } = await imageOf(docker, reference).inspect();
    return facts(Id, RepoTags, Config.Labels);
  } catch (caught) {
    if (readFault(caught).status === 404) return undefined;
    throw caught;
  }
}

/**
 * Images with all of these labels, untagged ones too. They are chosen here, since Podman's filter
 * takes a label without a value for one that has to be empty.
 */
export async function imagesWith(
  docker: Docker,
  wanted: Readonly<Record<string, string | true>>,
): Promise<readonly ImageFacts[]> {
  const all = await docker.listImages();
  return all
    .map(({ Id, RepoTags, Labels }) => facts(Id, RepoTags, Labels))
    .filter(({ labels }) =>
      Object.entries(wanted).every(([key, value]) =>
        value === true ? key in labels : labels[key] === value,
      ),
    );
}

/** Removes a tag or an image; absent is as good as removed. */
export async function removeImage(docker: Docker, reference: string): Promise<void> {
  try {
    await imageOf(docker, reference).remove();
  } catch (caught) {
    if (readFault(caught).status !== 404) throw caught;
  }
}

/** The image as dockerode addresses it. What can be no reference fails as a missing one does. */
function imageOf(docker: Docker, reference: string): Docker.Image {
  if (!/^[a-z0-9][\w.-]*([/:@][a-z0-9][\w.-]*)*$/i.test(reference))
    throw new NothingOfThatName(reference);
  return docker.getImage(reference);
}

/** Engines write `null` where there is nothing, and `<none>` for the tag of an untagged image. */
function facts(
  id: string,
  tags: readonly string[] | null | undefined,
  labels: Readonly<Record<string, string>> | null,
): ImageFacts {
  return {
    id,
    tags: (tags ?? []).filter((tag) => !tag.includes('<none>')),
    labels: labels ?? {},
  };
}
