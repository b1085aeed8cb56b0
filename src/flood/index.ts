export type { FloodProgramFile } from './channel';
export { floodStarter, mostConnections } from './startFlood';
