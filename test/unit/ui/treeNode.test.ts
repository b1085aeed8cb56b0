import assert from 'node:assert/strict';
import { changedRows, type TreeNode } from '../../../src/ui/views/treeNode';

describe('changedRows', () => {
  const leaf = (id: string, label = id): TreeNode => ({ id, label });
  const branch = (id: string, ...children: readonly TreeNode[]): TreeNode => ({
    id,
    label: id,
    children,
  });
  const cases: readonly [
    title: string,
    before: readonly TreeNode[],
    after: readonly TreeNode[],
    expected: readonly string[] | 'all',
  ][] = [
    ['nothing where nothing differs', [branch('a', leaf('b'))], [branch('a', leaf('b'))], []],
    ['all where the top has more rows', [leaf('a')], [leaf('a'), leaf('b')], 'all'],
    ['all where the top has other rows', [leaf('a')], [leaf('b')], 'all'],
    ['a row that looks different', [branch('a', leaf('b'))], [branch('a', leaf('b', 'B'))], ['b']],
    ['the parent of a row that came', [branch('a')], [branch('a', leaf('b'))], ['a']],
    ['the parent of a row that went', [branch('a', leaf('b'))], [branch('a')], ['a']],
    ['a row that gets children', [leaf('a')], [branch('a')], ['a']],
    [
      'no row below one that is drawn anyway',
      [branch('a', leaf('b'))],
      [{ ...branch('a', leaf('b', 'B')), label: 'A' }],
      ['a'],
    ],
  ];
  for (const [title, before, after, expected] of cases)
    it(`gives ${title}`, () => {
      assert.deepEqual(changedRows(before, after), expected);
    });
});
