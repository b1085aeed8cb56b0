import * as vscode from 'vscode';
import { changedRows, type TreeNode } from './treeNode';

/** A tree of plain data, shown anew whenever it is given: only rows that differ are drawn. */
export class LiveTree implements vscode.TreeDataProvider<string>, vscode.Disposable {
  readonly #changes = new vscode.EventEmitter<string | undefined>();
  readonly onDidChangeTreeData = this.#changes.event;
  #top: readonly TreeNode[] = [];
  #nodes = new Map<string, TreeNode>();
  #parents = new Map<string, string>();

  show(top: readonly TreeNode[]): void {
    const changed = changedRows(this.#top, top);
    this.#top = top;
    this.#nodes = new Map();
    this.#parents = new Map();
    this.#index(top, undefined);
    if (changed === 'all') this.#changes.fire(undefined);
    else for (const id of changed) this.#changes.fire(id);
  }

  /** The row as it is now; undefined where it is gone. */
  node(id: string): TreeNode | undefined {
    return this.#nodes.get(id);
  }

  getChildren(id?: string): string[] {
    const nodes = id === undefined ? this.#top : (this.#nodes.get(id)?.children ?? []);
    return nodes.map((node) => node.id);
  }

  getParent(id: string): string | undefined {
    return this.#parents.get(id);
  }

  getTreeItem(id: string): vscode.TreeItem {
    const node = this.#nodes.get(id);
    // A row may have gone between VS Code's asking for its parent's rows and for itself.
    return node === undefined ? new vscode.TreeItem('') : treeItem(node);
  }

  dispose(): void {
    this.#changes.dispose();
  }

  #index(nodes: readonly TreeNode[], parent: string | undefined): void {
    for (const node of nodes) {
      this.#nodes.set(node.id, node);
      if (parent !== undefined) this.#parents.set(node.id, parent);
      this.#index(node.children ?? [], node.id);
    }
  }
}

function treeItem(node: TreeNode): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, collapsible(node));
  item.id = node.id;
  if (node.description !== undefined) item.description = node.description;
  if (node.tooltip !== undefined) item.tooltip = node.tooltip;
  if (node.context !== undefined) item.contextValue = node.context;
  if (node.spoken !== undefined) item.accessibilityInformation = { label: node.spoken };
  if (node.icon !== undefined) {
    const { name, color } = node.icon;
    item.iconPath = new vscode.ThemeIcon(
      name,
      color === undefined ? undefined : new vscode.ThemeColor(color),
    );
  }
  if (node.command !== undefined) {
    const { id, args } = node.command;
    item.command = { command: id, title: node.label, arguments: [...args] };
  }
  return item;
}

function collapsible({ children, isExpanded }: TreeNode): vscode.TreeItemCollapsibleState {
  if (children === undefined) return vscode.TreeItemCollapsibleState.None;
  return isExpanded === true
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}
