export type { FloodProgramFile } from './channel';
export { floodStarter } from './startFlood';
