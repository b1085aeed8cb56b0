// The thread view: made by the next commits.
export {};
