import assert from 'node:assert/strict';
import { buildKitNeeds } from '../../../src/core/lab/buildKitNeeds';
import { otherLabel } from '../../../src/core/lab/otherLabel';

describe('buildKitNeeds', () => {
  const rows: readonly (readonly [text: string, places: readonly string[]])[] = [
    ['# syntax=docker/dockerfile:1\nFROM x\n', ['1:1']],
    ['# escape=`\n#syntax = docker/dockerfile:1\nFROM x\n', ['2:1']],
    ['FROM x\n# syntax=docker/dockerfile:1\n', []],
    ['# A comment\n# syntax=docker/dockerfile:1\nFROM x\n', []],
    ['FROM x\nRUN --mount=type=cache,target=/c apt update\n', ['2:5']],
    ['FROM x\nrun --security=insecure --network=none id\n', ['2:5', '2:25']],
    ['FROM x\nCOPY --from=y --chown=a:b --chmod=755 \\\n  --link a b\n', ['2:27', '3:3']],
    ['FROM x\nADD --checksum=sha256:0 https://h/x /x\n', ['2:5']],
    ['FROM x\nONBUILD RUN --mount=type=bind id\n', ['2:13']],
    ['FROM --platform=$BUILDPLATFORM x\n', ['1:6']],
    ['FROM --platform=linux/amd64 x AS y\nCOPY --from=y a b\n', []],
    ['FROM x\nRUN <<EOF\nRUN --mount=1\nEOF\nRUN --mount=2 id\n', ['2:5', '5:5']],
    ['FROM x\nRUN cat <<-"END" > /x\n\ta\n\tEND\nCOPY a b\n', ['2:9']],
    ['FROM x\nCOPY <<one <<two /\na\none\nb\ntwo\n', ['2:6']],
    ['FROM x\nRUN echo \'<<EOF\' "<<EOF" $((1<<2)) && cat <<< EOF\n', []],
    ['FROM x\nRUN ["sh", "-c", "cat <<EOF"]\n', []],
    ['FROM x\nRUN apt-get install --yes --no-install-recommends y\n', []],
    ['FROM x\nHEALTHCHECK --interval=5s CMD true\n', []],
    ['FROM x\nHEALTHCHECK --start-interval=5s CMD true\n', ['2:13']],
  ];
  for (const [text, places] of rows)
    it(`finds ${String(places.length)} in ${JSON.stringify(text)}`, () => {
      const found = buildKitNeeds(text);
      assert.deepEqual(
        found.map(({ line, column }) => `${line}:${column}`),
        places,
      );
    });
});

describe('otherLabel', () => {
  const rows: readonly (readonly [text: string, count: number])[] = [
    ['FROM x\nLABEL live-labs.lab=mine\n', 0],
    ['FROM x\nLABEL a=b "live-labs.lab"="other"\n', 1],
    ['FROM x\nLABEL live-labs.lab other\n', 1],
    ['ARG LAB=x\nFROM x\nLABEL live-labs.lab=$LAB\n', 0],
    ['FROM x\nENV live-labs.lab=other\n', 0],
  ];
  for (const [text, count] of rows)
    it(`finds ${String(count)} in ${JSON.stringify(text)}`, () => {
      assert.equal(otherLabel(text, 'mine').length, count);
    });
});
