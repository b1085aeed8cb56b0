export { floodCommands, type FloodProgramFile } from './floodCommands';
export { floodStarter } from './startFlood';
